import type {Lines} from './lines.ts'

/** No browser lays out taller boxes exactly; above it the scroll bar stands for more than it is high. */
export const TALLEST_PX = 8_000_000

export interface Scale {
  /** How high the scrolled box is. */
  readonly height: number
  readonly scaled: boolean
  /** From where the bar stands to where the content stands, and back. */
  toContent(scrollTop: number): number
  toScroll(contentTop: number): number
}

/** Lets a scroll bar of at most `TALLEST_PX` run over content of any height, exact at both ends. */
export function scaleOf(contentHeight: number, viewport: number): Scale {
  const lastTop = Math.max(0, contentHeight - viewport)
  const clamp = (top: number): number => Math.min(Math.max(0, top), lastTop)
  if (contentHeight <= TALLEST_PX) return {height: contentHeight, scaled: false, toContent: clamp, toScroll: clamp}
  const ratio = lastTop / (TALLEST_PX - viewport)
  return {
    height: TALLEST_PX,
    scaled: true,
    toContent: (scrollTop) => clamp(scrollTop * ratio),
    toScroll: (contentTop) => clamp(contentTop) / ratio,
  }
}

export interface Window {
  readonly first: number
  /** One past the last line. */
  readonly end: number
}

/** The lines that stand in the viewport, and `overscan` more on both sides. */
export function windowOf(lines: Lines, view: {readonly top: number; readonly height: number}, overscan = 8): Window {
  const first = lines.at(view.top) - overscan
  const last = lines.at(view.top + view.height)
  const end = (lines.topOf(last) < view.top + view.height ? last + 1 : last) + overscan
  return {first: Math.max(0, Math.min(first, lines.count)), end: Math.max(0, Math.min(end, lines.count))}
}

/** Where the content must stand so that a line is seen: unmoved if it already is. */
export function topToShow(
  line: number,
  lines: Pick<Lines, 'topOf' | 'cover'>,
  view: {readonly top: number; readonly height: number},
): number {
  const start = lines.topOf(line)
  const end = lines.topOf(line + 1)
  const cover = lines.cover ?? 0
  if (start < view.top + cover) return Math.max(0, start - cover)
  return end > view.top + view.height ? end - view.height : view.top
}
