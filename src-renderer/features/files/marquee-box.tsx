import type {CSSProperties} from 'react'
import {useMarquee} from './marquee-state.ts'
import type {RowLines} from './row-lines.ts'
import type {RowWindow} from './use-row-window.ts'

/** The box that the pointer draws, as far as it is near the window. */
export function MarqueeBox({window, lines}: {readonly window: RowWindow; readonly lines: RowLines}) {
  const corners = useMarquee((state) => state.corners)
  if (!corners) return null
  const {from, to} = corners
  const drawnTop = lines.topOf(window.first)
  const near = (down: number): number => Math.min(Math.max(down, drawnTop - 40), lines.topOf(window.end) + 40) - drawnTop
  const [top, bottom] = [near(Math.min(from.down, to.down)), near(Math.max(from.down, to.down))]
  const start = Math.min(from.across, to.across)
  const style: CSSProperties = {
    insetBlockStart: window.offset + top,
    blockSize: bottom - top,
    insetInlineStart: start,
    inlineSize: Math.max(from.across, to.across) - start,
  }
  return <div className="marquee" style={style} aria-hidden />
}
