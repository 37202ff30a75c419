import {type RefObject, useLayoutEffect, useState} from 'react'
import {shown} from '../../ui/format.ts'
import {type Fold, foldSteps} from './fold-steps.ts'
import type {PathPart} from './path-parts.ts'

interface FoldedSteps {
  readonly before: readonly PathPart[]
  readonly folded: readonly PathPart[]
  readonly after: readonly PathPart[]
}

const none: Fold = {from: 0, count: 0}
/** The edit button and a place to click on stand behind the steps. */
const BEHIND_PX = 40
const DIVIDER_PX = 13
const FOLD_PX = DIVIDER_PX + 24

/** Cuts a path into what there is room for and what is left out of its middle; it is reckoned again when the room or the letters change. */
export function useFoldedSteps(list: RefObject<HTMLElement | null>, parts: readonly PathPart[]): FoldedSteps {
  const [{from, count}, setFold] = useState(none)
  const path = parts.at(-1)?.path
  useLayoutEffect(() => {
    const bar = list.current?.parentElement
    if (!list.current || !bar) return
    const steps = list.current
    const measure = (): void => {
      const next = foldSteps(bar.clientWidth - BEHIND_PX, {...widthsOf(steps, parts), fold: FOLD_PX})
      setFold((now) => (now.from === next.from && now.count === next.count ? now : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(bar)
    // The letters grow and shrink with the text that is set: the way home does, too.
    observer.observe(steps)
    return () => observer.disconnect()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [list, path])
  const end = Math.min(from + count, Math.max(0, parts.length - 1))
  return {before: parts.slice(0, Math.min(from, end)), folded: parts.slice(from, end), after: parts.slice(end)}
}

let kept: CanvasRenderingContext2D | null = null

/** Told by the letters, because steps that are left out are not in the page. */
function widthsOf(list: HTMLElement, parts: readonly PathPart[]): {readonly ahead: number; readonly steps: readonly number[]} {
  const ahead = list.firstElementChild?.getBoundingClientRect().width ?? 0
  const step = list.querySelector('[data-step]')
  const pen = (kept ??= document.createElement('canvas').getContext('2d'))
  if (!pen || !step) return {ahead, steps: []}
  const {fontSize, fontFamily, paddingInlineStart, paddingInlineEnd, minInlineSize} = getComputedStyle(step)
  const edges = Number.parseFloat(paddingInlineStart) + Number.parseFloat(paddingInlineEnd)
  const least = Number.parseFloat(minInlineSize) || 0
  const steps = parts.map(({name}, at) => {
    pen.font = `${at === parts.length - 1 ? 600 : 400} ${fontSize} ${fontFamily}`
    return DIVIDER_PX + Math.max(least, Math.ceil(pen.measureText(shown(name)).width + edges))
  })
  return {ahead, steps}
}
