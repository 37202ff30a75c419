import type {KeyboardEvent, PointerEvent} from 'react'
import {messages} from '../../messages.ts'
import {LEAST_PX, MOST_PX, setInspectorWidth, STANDARD_PX, useInspector} from './inspector-state.ts'

const STEP_PX = 16

/** The line before the details; it is drawn with the pointer, and moved by the arrow keys. */
export function InspectorEdge() {
  const width = useInspector((state) => state.width)
  const drag = ({currentTarget, pointerId, clientX}: PointerEvent<HTMLElement>): void => {
    const box = currentTarget.parentElement?.getBoundingClientRect()
    if (!box || !currentTarget.hasPointerCapture(pointerId)) return
    setInspectorWidth(isMirrored(currentTarget) ? clientX - box.left : box.right - clientX)
  }
  const key = (event: KeyboardEvent<HTMLElement>): void => {
    const next = widthAfterKey(event.key, width, isMirrored(event.currentTarget))
    if (next === undefined) return
    event.preventDefault()
    setInspectorWidth(next)
  }
  return (
    <div
      role="separator"
      className="inspector-edge"
      aria-orientation="vertical"
      aria-label={messages.inspect.edge}
      aria-valuenow={width}
      aria-valuemin={LEAST_PX}
      aria-valuemax={MOST_PX}
      tabIndex={0}
      onPointerDown={(event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => setInspectorWidth(STANDARD_PX)}
      onKeyDown={key}
    />
  )
}

function widthAfterKey(key: string, width: number, mirrored: boolean): number | undefined {
  const step = mirrored ? -STEP_PX : STEP_PX
  if (key === 'ArrowLeft') return width + step
  if (key === 'ArrowRight') return width - step
  if (key === 'Home') return MOST_PX
  if (key === 'End') return LEAST_PX
  return key === 'Enter' ? STANDARD_PX : undefined
}

const isMirrored = (element: Element): boolean => getComputedStyle(element).direction === 'rtl'
