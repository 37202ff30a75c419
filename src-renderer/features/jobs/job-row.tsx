import type {Job} from '../../../src-main/contract/job.ts'
import {messages} from '../../messages.ts'
import {Meter} from '../../ui/meter.tsx'
import {SparkLine} from '../../ui/spark-line.tsx'
import {JobButtons} from './job-buttons.tsx'
import {JobProblems} from './job-problems.tsx'
import {MOST_SPEEDS, useSpeeds} from './job-speeds.ts'
import {doneOf, progressText, rateText, stateText, titleOf} from './job-text.ts'
import {isUnfinished} from './job-verbs.ts'

const words = messages.job

/** One job: what it is about, how far it is, and the buttons that steer it. */
export function JobRow({job}: {readonly job: Job}) {
  const open = isUnfinished(job)
  const title = titleOf(job)
  const text = progressText(job)
  return (
    <li className="job" data-ended={open ? undefined : ''}>
      <div className="job-words">
        <div className="job-line">
          <span className="job-title">{title}</span>
          <span className="job-fact">{stateText(job)}</span>
          {open ? <Speed job={job} /> : null}
          {open ? <span className="job-fact">{[text, rateText(job)].filter((part) => part !== '').join(' · ')}</span> : null}
        </div>
        {open ? (
          <Meter
            role="progressbar"
            label={words.progress(title)}
            text={text}
            part={doneOf(job) ?? (job.status === 'running' ? undefined : 0)}
          />
        ) : null}
      </div>
      <JobButtons job={job} />
      <JobProblems errors={job.errors} count={job.errorCount} />
    </li>
  )
}

function Speed({job}: {readonly job: Job}) {
  const speeds = useSpeeds((state) => state.speeds.get(job.id))
  if (!speeds || speeds.length < 2) return null
  return <SparkLine values={speeds} most={MOST_SPEEDS} label={words.speedOf(rateText(job))} />
}
