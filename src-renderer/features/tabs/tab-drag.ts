import {type PointerEvent as ReactPointerEvent, type RefObject, useRef, useState} from 'react'
import {moveTab, selectTab, type Tab, useTabs} from './tabs.ts'

const BEGINS_AFTER_PX = 6
/** So far above or below its list a tab is let go of. */
const LEAVES_AFTER_PX = 36

interface Held {
  readonly startX: number
  readonly startY: number
  /** Where the tab stands now among the others. */
  at: number
  moving: boolean
  leaving: boolean
}

/** Where a tab is that has been drawn out of its list: in this window, for what is said of it there. */
export interface Leaving {
  readonly x: number
  readonly y: number
}

/** A point of the screens, not of the window. */
export type Spot = Leaving

interface TabDrag {
  readonly list: RefObject<HTMLElement | null>
  /** A tab was let go of outside of its list. */
  readonly onLeave: (tab: Tab, at: Spot) => void
}

/** Lets a tab be drawn to another place in its list, where it changes places with a neighbour when the pointer is over the middle of that one; or out of it. */
export function useTabDrag({list, onLeave}: TabDrag) {
  const held = useRef<Held>(undefined)
  const [leaving, setLeaving] = useState<Leaving>()
  const follow = (event: PointerEvent): void => {
    const now = held.current
    if (!now || !list.current) return
    begin(now, event, list.current)
    if (!now.moving) return
    now.leaving = isOutside(event, list.current)
    setLeaving(now.leaving ? {x: event.clientX, y: event.clientY} : undefined)
    const to = now.leaving ? now.at : placeAt(list.current, event.clientX, now.at)
    if (to === now.at) return
    moveTab(now.at, to)
    now.at = to
  }
  const letGo = ({screenX, screenY}: PointerEvent): void => {
    const tab = held.current?.leaving ? useTabs.getState().tabs[held.current.at] : undefined
    held.current = undefined
    setLeaving(undefined)
    if (tab) onLeave(tab, {x: screenX, y: screenY})
  }
  const leaveIt = (): void => {
    held.current = undefined
    setLeaving(undefined)
  }
  const onPointerDown = ({button, target, clientX, clientY}: ReactPointerEvent): void => {
    const at = tabUnder(target)
    if (button !== 0 || at === undefined) return
    held.current = {startX: clientX, startY: clientY, at, moving: false, leaving: false}
    listen({follow, letGo, leaveIt})
  }
  return {leaving, onPointerDown}
}

interface Follow {
  follow(event: PointerEvent): void
  letGo(event: PointerEvent): void
  leaveIt(): void
}

/** Hears of the pointer until it lets go: whoever is quick has left the list with the first step. Escape takes it back. */
function listen({follow, letGo, leaveIt}: Follow): void {
  const hearing = new AbortController()
  const {signal} = hearing
  const ended = (): void => {
    hearing.abort()
    leaveIt()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    ended()
  }
  document.addEventListener('pointermove', (event) => (event.buttons === 0 ? ended() : follow(event)), {signal})
  document.addEventListener('pointerup', (event) => (hearing.abort(), letGo(event)), {signal})
  document.addEventListener('pointercancel', ended, {signal})
  document.addEventListener('keydown', onKey, {signal, capture: true})
}

// The tab that is drawn is the one that is meant; its list hears of the pointer wherever that goes.
function begin(now: Held, {clientX, clientY, pointerId}: PointerEvent, list: HTMLElement): void {
  if (now.moving || Math.hypot(clientX - now.startX, clientY - now.startY) <= BEGINS_AFTER_PX) return
  now.moving = true
  selectTab(now.at)
  list.setPointerCapture(pointerId)
}

function isOutside({clientX, clientY}: PointerEvent, list: HTMLElement): boolean {
  const {top, bottom} = list.getBoundingClientRect()
  return clientY < top - LEAVES_AFTER_PX || clientY > bottom + LEAVES_AFTER_PX || clientX < 0 || clientX > window.innerWidth
}

function tabUnder(target: EventTarget): number | undefined {
  const tab = target instanceof Element ? target.closest<HTMLElement>('[data-tab]') : null
  return tab && !(target instanceof Element && target.closest('.tab-close')) ? Number(tab.dataset['tab']) : undefined
}

function placeAt(list: HTMLElement, x: number, at: number): number {
  const boxes = [...list.querySelectorAll('[data-tab]')].map((tab) => tab.getBoundingClientRect())
  const mine = boxes[at]
  const to = boxes.findIndex(({left, right}) => x >= left && x < right)
  const aim = boxes[to]
  if (!mine || !aim || to === at) return at
  // Only beyond the middle of the other one, so that two of different widths do not change places for ever.
  const middle = aim.left + aim.width / 2
  return mine.left < aim.left === x > middle ? to : at
}
