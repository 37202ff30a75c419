import {type KeyboardEvent, type PointerEvent, useState} from 'react'
import {messages} from '../../messages.ts'
import {type Section, sectionAt, type TimelineLayout} from './timeline-layout.ts'

const words = messages.pages.timeline
/** Nearer years would stand on each other. */
const LEAST_YEAR_SHARE = 0.035

interface ScrubberParts {
  readonly layout: TimelineLayout
  readonly top: number
  readonly viewport: number
  readonly onScroll: (top: number) => void
}

/** All years at the side: where one is, and a way to any month. */
export function Scrubber({layout, top, viewport, onScroll}: ScrubberParts) {
  const [pointed, setPointed] = useState<number>()
  const {sections, height} = layout
  const most = Math.max(1, height - viewport)
  const here = sectionAt(layout, top + 1)
  const at = here ? sections.indexOf(here) : 0
  const share = (event: PointerEvent): number => {
    const {top: begin, height: long} = event.currentTarget.getBoundingClientRect()
    return Math.min(1, Math.max(0, (event.clientY - begin) / long))
  }
  const keys = (event: KeyboardEvent): void => {
    const next = {ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 12, PageUp: at - 12, Home: 0, End: sections.length - 1}[event.key]
    if (next === undefined) return
    event.preventDefault()
    onScroll(sections[Math.min(sections.length - 1, Math.max(0, next))]?.top ?? 0)
  }
  const label = pointed === undefined ? undefined : sectionAt(layout, pointed * most)?.month
  return (
    <div
      className="scrubber"
      role="slider"
      aria-label={words.scrubber}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, sections.length - 1)}
      aria-valuenow={at}
      aria-valuetext={here ? words.month(here.month) : ''}
      tabIndex={0}
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        onScroll(share(event) * most)
      }}
      onPointerMove={(event) => {
        setPointed(share(event))
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onScroll(share(event) * most)
      }}
      onPointerLeave={() => setPointed(undefined)}
    >
      {yearsOf(sections, height).map(({year, place}) => (
        <span key={year} className="scrubber-year" style={{insetBlockStart: `${place * 100}%`}}>
          {year}
        </span>
      ))}
      <span className="scrubber-here" style={{insetBlockStart: `${Math.min(1, top / most) * 100}%`}} />
      {label === undefined ? null : (
        <span className="scrubber-label" style={{insetBlockStart: `${(pointed ?? 0) * 100}%`}}>
          {words.month(label)}
        </span>
      )}
    </div>
  )
}

function yearsOf(sections: readonly Section[], height: number): readonly {readonly year: string; readonly place: number}[] {
  const years: {year: string; place: number}[] = []
  for (const {month, top} of sections) {
    const year = month.slice(0, 4)
    const place = top / height
    const last = years.at(-1)
    if (last?.year !== year && (!last || place - last.place >= LEAST_YEAR_SHARE)) years.push({year, place})
  }
  return years
}
