import {useEffect, useState} from 'react'
import type {Job, PhaseMetrics} from '../../../src-main/contract/job.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Choices} from '../../ui/choices.tsx'
import {moment, span} from '../../ui/format.ts'
import {Meter} from '../../ui/meter.tsx'
import {SparkLine} from '../../ui/spark-line.tsx'
import {verbIcons} from './job-buttons.tsx'
import {JobLog} from './job-log.tsx'
import {JobProblems} from './job-problems.tsx'
import {MOST_SPEEDS, useSpeeds} from './job-speeds.ts'
import {doneOf, progressText, rateText, stateText, titleOf} from './job-text.ts'
import {isUnfinished, priorityOf, prioritise, steer, verbsOf} from './job-verbs.ts'

const words = messages.job
const DETAILS = 'job-details'

/** Takes the keyboard to what can be done with the chosen job. */
export function focusDetails(): void {
  const details = document.getElementById(DETAILS)
  const first = details?.querySelector<HTMLElement>('button, input:checked')
  ;(first ?? details)?.focus()
}

/** All that is known of a job: how it goes, what can be done, its figures, its problems and its log. */
export function JobDetails({job}: {readonly job: Job | undefined}) {
  return (
    <section className="activity-details" id={DETAILS} tabIndex={-1} aria-label={words.details}>
      {job ? <Details key={job.id} job={job} /> : <p className="page-soft">{words.choose}</p>}
    </section>
  )
}

function Details({job}: {readonly job: Job}) {
  const errors = useErrors(job)
  const title = titleOf(job)
  const open = isUnfinished(job)
  return (
    <>
      <h2>{title}</h2>
      <p>{[stateText(job), rateText(job)].filter(Boolean).join(' · ')}</p>
      {open ? (
        <>
          <Meter
            role="progressbar"
            label={words.progress(title)}
            text={progressText(job)}
            part={doneOf(job) ?? (job.status === 'running' ? undefined : 0)}
          />
          <p className="page-soft">{progressText(job)}</p>
        </>
      ) : null}
      <Speeds job={job} />
      <Verbs job={job} />
      {open ? (
        <Choices title={words.priority} value={priorityOf(job)} options={words.priorities} onChange={(to) => void prioritise(job, to)} />
      ) : null}
      <Facts job={job} />
      <JobProblems errors={errors} count={job.errorCount} />
      <JobLog job={job} title={title} />
    </>
  )
}

function Verbs({job}: {readonly job: Job}) {
  const verbs = verbsOf(job)
  if (verbs.length === 0) return null
  return (
    <div className="page-acts">
      {verbs.map((verb) => {
        const Icon = verbIcons[verb]
        return (
          <Button key={verb} onClick={() => void steer(job, verb)}>
            <Icon size={14} aria-hidden />
            {words[verb]}
          </Button>
        )
      })}
    </div>
  )
}

function Speeds({job}: {readonly job: Job}) {
  const speeds = useSpeeds((state) => state.speeds.get(job.id))
  if (!speeds || speeds.length < 2) return null
  return <SparkLine values={speeds} most={MOST_SPEEDS} label={words.speedOf(rateText(job))} />
}

function Facts({job}: {readonly job: Job}) {
  const {facts} = words
  const rows: readonly (readonly [string, string])[] = [
    [facts.kind, words.kindNames[job.kind] ?? job.kind],
    [facts.queued, moment(job.createdAt)],
    [facts.began, job.startedAt === undefined ? '' : moment(job.startedAt)],
    [facts.ended, job.finishedAt === undefined ? '' : moment(job.finishedAt)],
    [facts.took, job.durationMs === 0 ? '' : span(job.durationMs)],
    [facts.retries, job.retries === undefined ? '' : words.retried(job.retries.count)],
    ...phaseRows(job),
  ]
  return (
    <dl className="activity-facts">
      {rows
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

function phaseRows({metrics}: Job): readonly (readonly [string, string])[] {
  const phases = (metrics['phases'] ?? {}) as Readonly<Record<string, PhaseMetrics>>
  return Object.entries(phases)
    .filter(([, {status}]) => status !== 'pending')
    .map(([name, {status, count, ms}]) => [
      words.phases[name] ?? name,
      status === 'skipped' ? words.skipped : words.phaseFacts(count, span(ms)),
    ])
}

/** All errors that are kept; lists and bells carry the first ones only. */
function useErrors(job: Job): Job['errors'] {
  const [whole, setWhole] = useState<Job['errors']>([])
  const isCut = job.errors.length < job.errorCount && !isUnfinished(job)
  useEffect(() => {
    if (!isCut) return
    let isWanted = true
    core.job.info({job: job.id}).then(
      (answer) => isWanted && setWhole(answer.job.errors),
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [job.id, isCut])
  return whole.length > job.errors.length ? whole : job.errors
}
