import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** What the system lets its users watch; only root may say it, and it holds for all programs. */
const folder = '/proc/sys/fs/inotify'
const small: Readonly<Record<string, string>> = {max_queued_events: '16', max_user_watches: '100'}

/** Why the limits cannot be made small here; nothing where they can. */
export function smallLimitsRefusal(): string | undefined {
  try {
    for (const name of Object.keys(small)) writeFileSync(join(folder, name), readFileSync(join(folder, name)))
    return undefined
  } catch (error) {
    return `the limits of inotify cannot be changed here: ${(error as NodeJS.ErrnoException).code}`
  }
}

/** Does something while the system hardly lets anybody watch; the limits are as they were afterwards, also when this program is ended meanwhile. */
export async function withSmallLimits<T>(work: () => Promise<T>): Promise<T> {
  const before = Object.keys(small).map((name) => [join(folder, name), readFileSync(join(folder, name))] as const)
  const restore = (): void => {
    for (const [file, value] of before) writeFileSync(file, value)
  }
  process.once('exit', restore)
  try {
    for (const [name, value] of Object.entries(small)) writeFileSync(join(folder, name), value)
    return await work()
  } finally {
    process.off('exit', restore)
    restore()
  }
}
