import {type KeyboardEvent, type PointerEvent, useRef} from 'react'
import {messages} from '../../messages.ts'
import {LEAST_SHARE, setShare} from './split.ts'
import type {Tab} from './tabs.ts'

const STEP = 0.02
const BIG_STEP = 0.1
const percent = (share: number): number => Math.round(share * 100)

/** The line between two panes; it is drawn with the pointer, and moved by the arrow keys. */
export function Splitter({tab}: {readonly tab: Tab}) {
  const line = useRef<HTMLDivElement>(null)
  const drag = (event: PointerEvent): void => {
    const box = line.current?.parentElement?.getBoundingClientRect()
    if (!box || !line.current?.hasPointerCapture(event.pointerId)) return
    const part = (event.clientX - box.left) / box.width
    setShare(tab, isMirrored(line.current) ? 1 - part : part)
  }
  const key = (event: KeyboardEvent): void => {
    const share = shareAfterKey(event, tab.share, isMirrored(event.currentTarget))
    if (share === undefined) return
    event.preventDefault()
    setShare(tab, share)
  }
  return (
    <div
      ref={line}
      role="separator"
      className="splitter"
      aria-orientation="vertical"
      aria-label={messages.tabs.divider}
      aria-valuenow={percent(tab.share)}
      aria-valuemin={percent(LEAST_SHARE)}
      aria-valuemax={percent(1 - LEAST_SHARE)}
      tabIndex={0}
      onPointerDown={(event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => setShare(tab, 1 / 2)}
      onKeyDown={key}
    />
  )
}

function shareAfterKey({key, shiftKey}: KeyboardEvent, share: number, mirrored: boolean): number | undefined {
  const step = (shiftKey ? BIG_STEP : STEP) * (mirrored ? -1 : 1)
  if (key === 'ArrowLeft') return share - step
  if (key === 'ArrowRight') return share + step
  if (key === 'Home') return LEAST_SHARE
  if (key === 'End') return 1 - LEAST_SHARE
  return key === 'Enter' ? 1 / 2 : undefined
}

const isMirrored = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'
