import {CircleAlert, CircleCheck, CircleDashed, CirclePause, CircleX, LoaderCircle, type LucideIcon} from 'lucide-react'
import type {Job, JobStatus} from '../../../src-main/contract/job.ts'
import {messages} from '../../messages.ts'
import {amount, moment} from '../../ui/format.ts'
import {Meter} from '../../ui/meter.tsx'
import {lineAt} from './activity-lines.ts'
import {chooseLine, jobAt, useActivity} from './activity.ts'
import {JobButtons} from './job-buttons.tsx'
import {doneOf, progressText, rateText, stateText, titleOf} from './job-text.ts'
import {isUnfinished} from './job-verbs.ts'

const words = messages.job

interface RowParts {
  readonly line: number
  readonly top: number
  readonly active: boolean
}

export const activityRowId = (line: number): string => `activity-${line}`

/** One line of the page: the head of a group, or a job with what can be done about it. */
export function ActivityRow({line, top, active}: RowParts) {
  const groups = useActivity((state) => state.groups)
  const job = useActivity((state) => jobAt(state, line))
  const at = lineAt(groups, line)
  if (!at) return null
  const place = {role: 'row', id: activityRowId(line), 'aria-rowindex': line + 1, style: {insetBlockStart: top}} as const
  if (at.place === undefined)
    return (
      <div {...place} className="activity-line activity-group">
        <span role="rowheader">
          {words.groups[at.group]} <span className="page-soft">{amount(groups[at.group])}</span>
        </span>
      </div>
    )
  return (
    <div
      {...place}
      className="activity-line activity-job"
      aria-selected={active}
      data-active={active ? '' : undefined}
      onClick={() => chooseLine(line)}
    >
      {job ? <JobCells job={job} /> : <span role="gridcell">{messages.file.loading}</span>}
    </div>
  )
}

const icons: Readonly<Record<JobStatus, LucideIcon>> = {
  running: LoaderCircle,
  queued: CircleDashed,
  paused: CirclePause,
  completed: CircleCheck,
  partial: CircleAlert,
  failed: CircleX,
  cancelled: CircleX,
}

function JobCells({job}: {readonly job: Job}) {
  const Icon = icons[job.status]
  const title = titleOf(job)
  const open = isUnfinished(job)
  return (
    <>
      <span role="gridcell" className="activity-title" title={title}>
        <Icon size={16} strokeWidth={1.8} aria-hidden data-status={job.status} />
        <span className="file-cut">{title}</span>
      </span>
      <span role="gridcell" className="activity-state">
        <span className="file-cut">
          {[stateText(job), job.errorCount > 0 ? words.problems(job.errorCount) : ''].filter(Boolean).join(' · ')}
        </span>
        {job.status === 'running' ? (
          <Meter role="progressbar" label={words.progress(title)} text={progressText(job)} part={doneOf(job)} />
        ) : null}
      </span>
      <span role="gridcell" className="activity-fact">
        {open && job.status !== 'queued'
          ? [progressText(job), rateText(job)].filter(Boolean).join(' · ')
          : moment(job.finishedAt ?? job.createdAt)}
      </span>
      <span role="gridcell" className="activity-buttons">
        <JobButtons job={job} quiet />
      </span>
    </>
  )
}
