import {join} from 'node:path'
import {LogLine, logLevels} from '../contract/system.ts'
import type {Clock, Level, Log} from '../domain/ports.ts'
import {keepNewest, logFile, type LogFile, type LogLimits} from './log-file.ts'

/** A log that can be read back and followed. */
export interface OpenLog extends Log {
  /** The newest lines of at least this level, of all or of one job, the oldest of them first. */
  lines(wanted: WantedLines): Promise<readonly LogLine[]>
  /** Called for every line as it is written; the answer ends it. */
  onLine(listen: (line: LogLine) => void): () => void
  /** Lines below this level are dropped from now on. */
  setLevel(level: Level): void
  /** Everything that was written stands in the files; may be called again. */
  flushed(): Promise<void>
}

export interface WantedLines {
  readonly level: Level
  readonly job?: string | undefined
  readonly limit: number
}

/** Opens the log of a data dir: JSON lines in `logs/onefold.log`, and those of each job in `logs/jobs/<id>.log` too. */
export function openLog(dataDir: string, clock: Clock, limits: LogLimits = {fileBytes: 10 * 1024 * 1024, files: 5}): OpenLog {
  const main = logFile(join(dataDir, 'logs', 'onefold.log'), limits)
  const jobsFolder = join(dataDir, 'logs', 'jobs')
  const ofJob = (job: string): LogFile =>
    logFile(join(jobsFolder, `${plainName(job)}.log`), {fileBytes: Math.min(limits.fileBytes, jobFileBytes), files: 2})
  const listeners = new Set<(line: LogLine) => void>()
  let waiting: LogLine[] = []
  let inHand: readonly LogLine[] = []
  let least = 0
  let writing: Promise<void> | undefined
  const writeOut = async (): Promise<void> => {
    await keepNewest(jobsFolder, jobFilesKept)
    while (waiting.length > 0) {
      inHand = waiting
      waiting = []
      await main.append(textOf(inHand))
      for (const [job, own] of Map.groupBy(inHand, (line) => line.job)) if (job !== undefined) await ofJob(job).append(textOf(own))
    }
  }
  // A log that cannot be written must not stop the work that it tells of: its lines go to standard error.
  const start = (): Promise<void> =>
    (writing ??= writeOut()
      .catch((error: unknown) => process.stderr.write(`The log cannot be written: ${String(error)}\n${textOf(inHand)}`))
      .then(() => {
        writing = undefined
      }))
  return {
    write(...[level, source, message, job]: Parameters<Log['write']>) {
      if (logLevels.indexOf(level) < least) return
      const line = {
        at: new Date(clock.now()).toISOString(),
        level,
        source,
        message,
        ...(job === undefined ? {} : {job: job as LogLine['job']}),
      }
      waiting.push(line)
      for (const listen of listeners) listen(line)
      void start()
    },
    async lines({level, job, limit}) {
      await start()
      const from = job === undefined ? main : ofJob(job)
      const lines = await from.newest(limit, (line) => logLevels.indexOf(parsed(line)?.level ?? 'debug') >= logLevels.indexOf(level))
      return lines.map(parsed).filter((line) => line !== undefined)
    },
    onLine(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    setLevel(level) {
      least = logLevels.indexOf(level)
    },
    async flushed() {
      while (waiting.length > 0 || writing !== undefined) await start()
    },
  }
}

/** The logs of jobs take 200 MB at most. */
const jobFilesKept = 200
const jobFileBytes = 1024 * 1024

function textOf(lines: readonly LogLine[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

function parsed(text: string): LogLine | undefined {
  try {
    return LogLine.parse(JSON.parse(text))
  } catch {
    // The last line of a file that a power loss cut short.
    return undefined
  }
}

// Ids are UUIDs; whatever else comes must not name a file elsewhere.
function plainName(job: string): string {
  return job.replace(/[^0-9a-zA-Z-]/g, '_')
}
