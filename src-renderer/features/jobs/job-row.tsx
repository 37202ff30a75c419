import {Pause, Play, RotateCw, X} from 'lucide-react'
import type {Job} from '../../../src-main/contract/job.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {Meter} from '../../ui/meter.tsx'
import {SparkLine} from '../../ui/spark-line.tsx'
import {MOST_SPEEDS, useSpeeds} from './job-speeds.ts'
import {doneOf, progressText, rateText, stateText, titleOf} from './job-text.ts'
import {canRetry, isUnfinished, steer} from './jobs.ts'

const words = messages.job
const PROBLEMS_SHOWN = 50

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
      {job.errorCount > 0 ? <Problems job={job} /> : null}
    </li>
  )
}

function Speed({job}: {readonly job: Job}) {
  const speeds = useSpeeds((state) => state.speeds.get(job.id))
  if (!speeds || speeds.length < 2) return null
  return <SparkLine values={speeds} most={MOST_SPEEDS} label={words.speedOf(rateText(job))} />
}

function JobButtons({job}: {readonly job: Job}) {
  return (
    <div className="job-buttons">
      {job.status === 'running' || job.status === 'queued' ? (
        <IconButton icon={Pause} small label={words.pause} onClick={() => void steer(job, 'pause')} />
      ) : null}
      {job.status === 'paused' ? <IconButton icon={Play} small label={words.resume} onClick={() => void steer(job, 'resume')} /> : null}
      {isUnfinished(job) ? <IconButton icon={X} small label={words.cancel} onClick={() => void steer(job, 'cancel')} /> : null}
      {canRetry(job) ? <IconButton icon={RotateCw} small label={words.retry} onClick={() => void steer(job, 'retry')} /> : null}
    </div>
  )
}

function Problems({job}: {readonly job: Job}) {
  const rest = job.errorCount - Math.min(job.errors.length, PROBLEMS_SHOWN)
  return (
    <details className="job-problems">
      <summary>{words.problems(job.errorCount)}</summary>
      <ul>
        {job.errors.slice(0, PROBLEMS_SHOWN).map((error) => (
          <li key={`${error.path} ${error.code}`}>
            {shown(error.path)}: {error.message}
          </li>
        ))}
        {rest > 0 ? <li>{words.moreProblems(rest)}</li> : null}
      </ul>
    </details>
  )
}
