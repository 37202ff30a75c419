import type {ReactNode} from 'react'
import {useBasketDrop} from './basket-drop.ts'

/** Where the rows of the basket stand: what is dropped among them comes in. */
export function BasketPlace({children}: {readonly children: ReactNode}) {
  const {isOver, listeners} = useBasketDrop()
  return (
    <div className="basket-place" data-drop={isOver ? '' : undefined} {...listeners}>
      {children}
    </div>
  )
}
