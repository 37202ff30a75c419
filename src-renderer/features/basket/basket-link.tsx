import './basket.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {ShoppingBasket} from 'lucide-react'
import {type ReactNode, useEffect} from 'react'
import {messages} from '../../messages.ts'
import {amount} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {followBasket, useBasket} from './basket.ts'
import {followCarried} from './carried-away.ts'
import {useBasketDrop} from './basket-drop.ts'
import {followGone} from './leave-gone.ts'

interface LinkParts {
  readonly current: boolean
  readonly onOpen: () => void
  /** What can be done with it. */
  readonly menu: ReactNode
}

/** The way to the basket, which tells how much is in it and takes what is dropped on it. */
export function BasketLink({current, onOpen, menu}: LinkParts) {
  const count = useBasket(({ids}) => ids.length)
  const drop = useBasketDrop()
  useEffect(followBasket, [])
  useEffect(followGone, [])
  useEffect(followCarried, [])
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={<button type="button" />}
        role="treeitem"
        className="location"
        aria-level={1}
        tabIndex={-1}
        aria-current={current ? 'location' : undefined}
        data-open-page="basket"
        data-drop={drop.isOver ? '' : undefined}
        onClick={onOpen}
        {...drop.listeners}
      >
        <ShoppingBasket size={15} strokeWidth={1.7} aria-hidden />
        <span className="location-name">{messages.pages.basket.title}</span>
        {count > 0 ? <span className="basket-count">{amount(count)}</span> : null}
      </ContextMenu.Trigger>
      <Popup atPointer>{menu}</Popup>
    </ContextMenu.Root>
  )
}
