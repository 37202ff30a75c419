import {type KeyboardEvent, useEffect, useMemo, useRef} from 'react'
import {messages} from '../../messages.ts'
import {evenLines, useRowWindow} from '../files/index.ts'
import {jobLine, lineCount} from './activity-lines.ts'
import {ActivityRow, activityRowId} from './activity-row.tsx'
import {chooseLine, jobAt, useActivity, wantLines} from './activity.ts'
import {steer, verbsOf} from './job-verbs.ts'
import {focusDetails} from './job-details.tsx'

const LINE = 46

/** The lines of all groups: only what is in view is in the page, whatever the number. */
export function ActivityGrid() {
  const box = useRef<HTMLDivElement>(null)
  const {groups, active} = useActivity()
  const count = lineCount(groups)
  const lines = useMemo(() => evenLines(count, LINE), [count])
  const window = useRowWindow(box, lines, 0)
  useEffect(() => wantLines(window.first, window.end), [window.first, window.end])
  const inView = Array.from({length: Math.max(0, Math.min(window.end, count) - window.first)}, (_, at) => window.first + at)
  // The grid names the keyboard's line by its id, wherever one scrolls.
  const drawn = active < 0 || active >= count || inView.includes(active) ? inView : [...inView, active]

  const move = (by: number): void => {
    const to = jobLine(groups, active, by)
    if (to < 0) return
    chooseLine(to)
    window.show(to)
  }
  const keys = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -window.pageLines,
      PageDown: window.pageLines,
      Home: -count,
      End: count,
    }
    const by = steps[event.key]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (by !== undefined) move(by)
    else if (!actByKey(event.key, active)) return
    event.preventDefault()
  }
  return (
    <div
      ref={box}
      role="grid"
      className="activity-grid"
      aria-label={messages.pages.activity.list}
      aria-rowcount={count}
      aria-activedescendant={active >= 0 && active < count ? activityRowId(active) : undefined}
      tabIndex={0}
      onKeyDown={keys}
      onFocus={() => (active < 0 ? move(0) : undefined)}
    >
      <div className="activity-space" style={{blockSize: window.height}}>
        <div role="rowgroup" className="activity-rows" style={{insetBlockStart: window.offset}}>
          {drawn.map((line) => (
            <ActivityRow
              key={line}
              line={line}
              top={(Math.min(Math.max(line, window.first - 1), window.end) - window.first) * LINE}
              active={line === active}
            />
          ))}
        </div>
      </div>
    </div>
  )
}

/** Answers whether the key meant something here. */
function actByKey(key: string, active: number): boolean {
  const job = jobAt(useActivity.getState(), active)
  if (!job) return false
  if (key === 'Enter') {
    focusDetails()
    return true
  }
  const wanted = key === ' ' ? (['pause', 'resume'] as const) : key === 'Delete' ? (['cancel'] as const) : undefined
  const verb = wanted?.find((one) => verbsOf(job).includes(one))
  if (verb) void steer(job, verb)
  return wanted !== undefined
}
