import {type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState} from 'react'
import type {Lines} from './lines.ts'
import {type Scale, scaleOf, topToShow, type Window, windowOf} from './scroll-scale.ts'

export interface RowWindow extends Window {
  /** How high the scrolled box must be. */
  readonly height: number
  /** Where the first line of the window stands in that box. */
  readonly offset: number
  /** Lines that fit. */
  readonly pageLines: number
  /** Brings a line into view: where it takes the least, or to the top. */
  readonly show: (line: number, align?: 'nearest' | 'start' | 'middle') => void
  /** The line that the upper edge cuts. */
  readonly topAt: number
  /** The line at the top, to come back to. */
  readonly topLine: () => number
  /** Where the content stands that is at the top, and how to move it. */
  readonly contentTop: () => number
  readonly scrollBy: (px: number) => void
}

interface Place {
  readonly topAt: number
  readonly first: number
  readonly end: number
  readonly offset: number
}

/** Knows which lines of a scrolled box are to be drawn, and where. `headPx` of its top is covered by the header. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, lines: Lines, headPx: number): RowWindow {
  const [viewport, setViewport] = useState(600)
  const scale = useMemo(() => scaleOf(lines.total, viewport), [lines.total, viewport])
  const top = useRef(0)
  // To ask the box has the whole page laid out, which a key that brings other rows would do once more; at its top there is nothing to ask.
  const isAtTop = useRef(true)
  const scrolled = useCallback(() => (isAtTop.current ? 0 : (scroller.current?.scrollTop ?? 0)), [scroller])
  const [place, setPlace] = useState<Place>({first: 0, end: 0, offset: 0, topAt: 0})

  const update = useCallback(() => {
    const scrollTop = scrolled()
    const next = windowOf(lines, {top: top.current, height: viewport})
    const offset = Math.round(lines.topOf(next.first) - top.current + scrollTop)
    const place = {...next, offset, topAt: lines.at(top.current)}
    setPlace((now) => (isSame(now, place) ? now : place))
  }, [scrolled, lines, viewport])

  const moveTo = useCallback(
    (contentTop: number) => {
      const box = scroller.current
      if (!box) return
      top.current = scale.toContent(scale.toScroll(contentTop))
      const aim = scale.toScroll(top.current)
      if (aim !== 0 || !isAtTop.current) box.scrollTop = aim
      isAtTop.current = aim === 0
      update()
    },
    [scroller, scale, update],
  )

  useViewport(scroller, headPx, setViewport)
  useScrolling({scroller, scale, top, isAtTop, scrolled, moveTo, update})

  const show = useCallback(
    (line: number, align: 'nearest' | 'start' | 'middle' = 'nearest') => {
      const middle = (viewport - lines.height) / 2
      const aim =
        align === 'nearest'
          ? topToShow(line, lines, {top: top.current, height: viewport})
          : lines.topOf(line) - (align === 'middle' ? middle : 0)
      if (aim !== top.current) moveTo(aim)
    },
    [lines, viewport, moveTo],
  )

  const topLine = useCallback(() => lines.at(top.current + lines.height / 2), [lines])
  const contentTop = useCallback(() => top.current, [])
  const scrollBy = useCallback((px: number) => moveTo(top.current + px), [moveTo])
  const pageLines = Math.max(1, Math.floor(viewport / lines.height))
  return {...place, height: scale.height, pageLines, show, topLine, contentTop, scrollBy}
}

function isSame(one: Place, other: Place): boolean {
  return one.first === other.first && one.end === other.end && one.offset === other.offset && one.topAt === other.topAt
}

interface Scrolling {
  readonly scroller: RefObject<HTMLElement | null>
  readonly scale: Scale
  readonly top: RefObject<number>
  readonly isAtTop: RefObject<boolean>
  readonly scrolled: () => number
  readonly moveTo: (contentTop: number) => void
  readonly update: () => void
}

function useScrolling({scroller, scale, top, isAtTop, scrolled, moveTo, update}: Scrolling): void {
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    // Rows came or went: the same content stays in view, and a scaled bar moves under it.
    if (scale.scaled) moveTo(top.current)
    else top.current = scale.toContent(scrolled())
    update()
    const follow = (): void => {
      isAtTop.current = box.scrollTop === 0
      // Where the bar stands for more than it is high, it has no finer place than a pixel: what we set ourselves is known better.
      if (Math.abs(scale.toScroll(top.current) - box.scrollTop) >= 1) top.current = scale.toContent(box.scrollTop)
      update()
    }
    const wheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 32 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? box.clientHeight : 1
      moveTo(top.current + event.deltaY * unit)
    }
    box.addEventListener('scroll', follow, {passive: true})
    if (scale.scaled) box.addEventListener('wheel', wheel, {passive: false})
    return () => {
      box.removeEventListener('scroll', follow)
      box.removeEventListener('wheel', wheel)
    }
  }, [scroller, scale, top, isAtTop, scrolled, moveTo, update])
}

function useViewport(scroller: RefObject<HTMLElement | null>, headPx: number, set: (height: number) => void): void {
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = (): void => set(Math.max(1, box.clientHeight - headPx))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [scroller, headPx, set])
}
