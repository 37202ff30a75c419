import {logLevels, type LogLine} from '../../contract/system.ts'
import type {Clock, Log} from '../../domain/ports.ts'
import type {OpenLog} from '../log.ts'

/** A log in memory. */
export function fakeLog(clock: Clock): OpenLog {
  const written: LogLine[] = []
  const listeners = new Set<(line: LogLine) => void>()
  let least = 0
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
      written.push(line)
      for (const listen of listeners) listen(line)
    },
    lines: ({level, job, limit}) =>
      Promise.resolve(
        written
          .filter((line) => logLevels.indexOf(line.level) >= logLevels.indexOf(level) && (job === undefined || line.job === job))
          .slice(-limit),
      ),
    onLine(listen) {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
    setLevel(level) {
      least = logLevels.indexOf(level)
    },
    flushed: () => Promise.resolve(),
  }
}
