import {type PointerEvent, type RefObject, useRef} from 'react'
import {moveTab} from './tabs.ts'

const BEGINS_AFTER_PX = 6

interface Held {
  readonly startX: number
  /** Where the tab stands now among the others. */
  at: number
  moving: boolean
}

/** Lets a tab be drawn to another place in its list: it changes places with a neighbour when the pointer is over the middle of that one. */
export function useTabDrag(list: RefObject<HTMLElement | null>) {
  const held = useRef<Held>(undefined)
  return {
    onPointerDown: (event: PointerEvent): void => {
      const at = tabUnder(event.target)
      if (event.button === 0 && at !== undefined) held.current = {startX: event.clientX, at, moving: false}
    },
    onPointerMove: (event: PointerEvent): void => {
      const now = held.current
      if (!now || !list.current) return
      if (event.buttons === 0) return void (held.current = undefined)
      now.moving ||= Math.abs(event.clientX - now.startX) > BEGINS_AFTER_PX
      const to = now.moving ? placeAt(list.current, event.clientX, now.at) : now.at
      if (to === now.at) return
      moveTab(now.at, to)
      now.at = to
    },
    onPointerUp: (): void => void (held.current = undefined),
  }
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
