import type {ReactNode} from 'react'
import {messages} from '../../messages.ts'
import {useBasket} from './basket.ts'

/** Says above the rows of the basket what it is, and what can be done with all of it. */
export function BasketStrip({acts}: {readonly acts: ReactNode}) {
  const isEmpty = useBasket(({ids}) => ids.length === 0)
  if (isEmpty) return null
  return (
    <div className="strip">
      <span className="strip-text">{messages.pages.basket.lead}</span>
      {acts}
    </div>
  )
}
