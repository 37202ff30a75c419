import {readdir, readFile, readlink, stat} from 'node:fs/promises'

/** How many folders programs of this user watch, and how many they may. */
export interface WatchLimits {
  readonly used: number
  readonly most: number
}

const LIMIT = '/proc/sys/fs/inotify/max_user_watches'

/** Counts the watches of this user; undefined where the system has no such limit, as macOS and Windows. */
export async function watchLimits(): Promise<WatchLimits | undefined> {
  const most = Number(await textOf(LIMIT))
  if (!Number.isInteger(most) || most <= 0) return undefined
  const user = process.getuid?.()
  let used = 0
  for (const name of await namesIn('/proc'))
    if (/^\d+$/.test(name) && (await ownerOf(`/proc/${name}`)) === user) used += await watchesOf(name)
  return {used, most}
}

/** Of one process; one that has ended meanwhile has none. */
async function watchesOf(pid: string): Promise<number> {
  let count = 0
  for (const name of await namesIn(`/proc/${pid}/fd`)) {
    if ((await linkOf(`/proc/${pid}/fd/${name}`)) !== 'anon_inode:inotify') continue
    count += ((await textOf(`/proc/${pid}/fdinfo/${name}`)).match(/^inotify /gm) ?? []).length
  }
  return count
}

// What is not there, or not ours to see, tells nothing: processes end at any moment.
const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
const textOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')
const linkOf = (path: string): Promise<string> => readlink(path).catch(() => '')
const ownerOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({uid}) => uid,
    () => undefined,
  )
