import {type Connection, clientOf} from '../../contract/client.ts'
import type {CoreEvent} from '../../contract/events.ts'
import type {Client} from '../../contract/index.ts'
import type {Job} from '../../contract/job.ts'
import type {Shell} from './messages.ts'
import {standingOf} from './standing.ts'

/** More than these tell nobody more. */
const MOST_PROBLEMS = 5
const MOST_RUNNING = 50

/** Tells the main process how the work stands, at start and whenever it changed, at most four times a second; and each job that has ended. */
export function watchWork(own: Connection, shell: Shell): void {
  const client = clientOf(own, shell.newRequestId)
  const ended = new Set<string>()
  const silent = new Set<string>()
  const ring = atMostFourTimesASecond(() => tellStanding(client, shell).catch(shell.failed))
  const ringVolumes = atMostFourTimesASecond(() => tellSilent(client, shell, silent).catch(shell.failed))
  own.on(
    (event: CoreEvent) => {
      if (event.type === 'job.changed') tellEnd(event.job, shell, ended)
      if (event.type === 'volume.changed') ringVolumes()
      else ring()
    },
    ['job.changed', 'job.removed', 'settings.changed', 'volume.changed'],
  )
  ring()
  ringVolumes()
}

function atMostFourTimesASecond(tell: () => Promise<void>): () => void {
  let due = false
  return () => {
    if (due) return
    due = true
    setTimeout(() => {
      due = false
      void tell()
    }, 250)
  }
}

async function tellStanding(client: Client, shell: Shell): Promise<void> {
  const [{groups, jobs: running}, {total: paused}, {jobs: needing}, {settings}] = await Promise.all([
    client.job.list({group: 'running', limit: MOST_RUNNING}),
    client.job.list({status: 'paused', limit: 1}),
    client.job.list({group: 'attention', status: 'failed', limit: MOST_PROBLEMS}),
    client.settings.get({}),
  ])
  const {closeToTray = false, startAtLogin = false, notify = true, hotKey = 'off', language = 'system'} = settings
  const {pauseBackground = false, pauseUntil = ''} = settings
  const resting = pauseBackground || (pauseUntil !== '' && Date.now() < Date.parse(pauseUntil))
  shell.say({
    say: 'standing',
    work: {
      ...standingOf({working: groups.running + groups.waiting, paused, failed: needing.length, resting}),
      progress: progressOf(running),
      resting,
      problems: needing.map(({title}) => title),
    },
    settings: {closeToTray, startAtLogin, notify, hotKey, language},
  })
}

/** The mean of all that run; nothing where one of them does not know how much there is. */
export function progressOf(running: readonly Pick<Job, 'progress'>[]): number | undefined {
  const parts = running.map(({progress: {done, total}}) => (total ? Math.min(1, done / total) : undefined))
  const known = parts.filter((part) => part !== undefined)
  return known.length === 0 || known.length < parts.length ? undefined : known.reduce((sum, part) => sum + part, 0) / known.length
}

function tellEnd(job: Job, shell: Shell, ended: Set<string>): void {
  const {id, kind, title, status, durationMs, errorCount, priority} = job
  if (status !== 'completed' && status !== 'partial' && status !== 'failed') {
    // It may be begun again, and then ends again.
    ended.delete(id)
    return
  }
  if (ended.has(id)) return
  ended.add(id)
  shell.say({say: 'ended', job: {id, kind, title, status, durationMs, errorCount, background: priority < 0}})
}

async function tellSilent(client: Client, shell: Shell, silent: Set<string>): Promise<void> {
  const {volumes} = await client.volume.list({})
  for (const {id, name, state} of volumes) {
    if (state === 'silent' && !silent.has(id)) shell.say({say: 'silent', volume: name})
    if (state === 'silent') silent.add(id)
    else silent.delete(id)
  }
}
