import type {Connection} from '../../contract/client.ts'
import type {Job} from '../../contract/job.ts'
import {ask} from './ask.ts'
import {followJob, jobExitCodes, untilFound} from './follow-job.ts'
import {ownOptions} from './own-options.ts'
import {printable} from './printable.ts'
import {printDocument} from './print-document.ts'
import {progressLine, progressWords, spanText} from './progress-line.ts'
import type {Session} from './session.ts'
import {endOf} from './wait-for-job.ts'

/** Prints how a job gets on until it ends, or all work until none is left; exits as the worst of them ended. */
export async function watchJobs(session: Session, words: readonly string[]): Promise<number> {
  const [id] = ownOptions(words, {}, 1).places
  const connection = await session.connect()
  const teller = openTeller(session)
  const ended = id === undefined ? await allEnded(connection, teller) : [await followJob(connection, id, teller.heard)]
  for (const job of ended) teller.heard(job)
  await teller.close(id === undefined ? undefined : ended[0])
  return ended.reduce((worst, {status}) => worseOf(worst, jobExitCodes[status] ?? 0), 0)
}

/** From the gravest on. */
const graveness = [1, 5, 130, 0]
const worseOf = (a: number, b: number): number => graveness.find((code) => code === a || code === b) ?? a

interface Page {
  readonly total: number
  readonly groups: Readonly<Record<'running' | 'waiting', number>>
  readonly jobs: readonly Job[]
}

/** Waits until nothing runs or waits any more; answers what has ended meanwhile. */
async function allEnded(connection: Connection, teller: Teller): Promise<readonly Job[]> {
  const ended = new Map<string, Job>()
  const heard = (job: Job): boolean => {
    const isEnd = job.status in jobExitCodes
    if (isEnd) ended.set(job.id, job)
    teller.heard(job)
    return isEnd
  }
  const look = async (): Promise<readonly Job[] | undefined> => {
    const {groups, jobs} = await ask<Page>(connection, 'job.list', {group: 'running', limit: 10})
    teller.left(groups)
    for (const job of jobs) teller.heard(job)
    return groups.running + groups.waiting === 0 ? [...ended.values()] : undefined
  }
  return untilFound(connection, {heard, look})
}

interface Teller {
  readonly heard: (job: Job) => void
  /** How much there is beside what is told of. */
  left(groups: Page['groups']): void
  /** The last words: of the one job that was watched, or of all. */
  close(job: Job | undefined): Promise<void>
}

const LINES_EVERY_MS = 1_000

/** On a terminal one line that changes, elsewhere a line for each step; `--jsonl` prints what was heard, `--json` how it ended. */
function openTeller({globals, place}: Session): Teller {
  const {out} = place
  const told = new Map<string, {readonly words: string; readonly at: number; readonly status: string}>()
  const ended = new Map<string, Job>()
  let before = ''
  let written = Promise.resolve()
  const write = (text: string): void => void (written = written.then(() => out.data(text)))

  const line = (job: Job): void => {
    const last = told.get(job.id)
    const now = {words: progressWords(job), at: performance.now(), status: job.status}
    if (last?.words === now.words) return
    if (last?.status === now.status && now.at - last.at < LINES_EVERY_MS) return
    told.set(job.id, now)
    write(`${printable(`${job.title}: ${now.words}`)}\n`)
  }
  const heard = (job: Job): void => {
    if (ended.has(job.id)) return
    if (job.status in jobExitCodes) ended.set(job.id, job)
    if (globals.jsonl) return write(`${JSON.stringify({type: 'job.changed', job})}\n`)
    if (globals.json) return
    if (!out.terminal) return line(job)
    if (job.status in jobExitCodes) write(`${printable(endLine(job))}\n`)
    else out.progress(`${before}${progressLine(job)}`.slice(0, 78))
  }
  return {
    heard,
    left: ({running, waiting}) => (before = running + waiting > 1 ? `${running} running, ${waiting} waiting · ` : ''),
    close: async (job) => {
      out.progress('')
      await written
      const all = [...ended.values()]
      if (globals.json) await printDocument({globals, place}, job ? {job} : {total: all.length, jobs: all})
      if (!globals.json && !globals.jsonl && all.length === 0) out.note('No job runs or waits.')
    },
  }
}

function endLine(job: Job): string {
  if (job.status !== 'completed') return endOf(job)
  return `“${job.title}” is done, after ${spanText(job.durationMs)}.`
}
