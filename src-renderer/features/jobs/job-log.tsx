import {useEffect, useState} from 'react'
import type {Job} from '../../../src-main/contract/job.ts'
import type {LogLine} from '../../../src-main/contract/system.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {moment, shown} from '../../ui/format.ts'

const words = messages.job
const LINES = 200

/** The newest lines of a job's own log, once somebody wants them. */
export function JobLog({job, title}: {readonly job: Job; readonly title: string}) {
  const [open, setOpen] = useState(false)
  const [lines, setLines] = useState<readonly LogLine[]>()
  useEffect(() => {
    if (!open) return
    let isWanted = true
    void attempt(() => core.log.show({job: job.id, limit: LINES})).then((answer) => isWanted && answer && setLines(answer.lines))
    return () => {
      isWanted = false
    }
    // With each state that it comes into there are new lines.
  }, [open, job.id, job.status])
  return (
    <details className="job-log" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.log}</summary>
      {lines && lines.length === 0 ? <p className="page-soft">{words.logEmpty}</p> : null}
      {lines && lines.length > 0 ? (
        <ol aria-label={words.logOf(title)} tabIndex={0}>
          {lines.map((line, at) => (
            <li key={at} data-level={line.level}>
              <time dateTime={line.at}>{moment(line.at)}</time> {shown(line.message)}
            </li>
          ))}
        </ol>
      ) : null}
    </details>
  )
}
