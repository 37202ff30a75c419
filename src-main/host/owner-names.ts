import {readFileSync} from 'node:fs'
import {userInfo} from 'node:os'

/** Whose a file is: the numbers, and the names that this machine has for them. */
export interface Owner {
  readonly uid: number
  readonly gid: number
  readonly user?: string | undefined
  readonly group?: string | undefined
}

/** Tells whose a file is; names of a directory service that is not in the files of accounts stay numbers. */
export function ownerOf(uid: number, gid: number): Owner | undefined {
  if (process.platform === 'win32') return undefined
  const user = namesIn('/etc/passwd').get(uid) ?? ownName(uid)
  const group = namesIn('/etc/group').get(gid)
  return {uid, gid, ...(user === undefined ? {} : {user}), ...(group === undefined ? {} : {group})}
}

const KEPT_MS = 60_000

interface Kept {
  readonly names: ReadonlyMap<number, string>
  readonly at: number
}
const kept = new Map<string, Kept>()

function namesIn(file: string): ReadonlyMap<number, string> {
  const known = kept.get(file)
  if (known && performance.now() - known.at < KEPT_MS) return known.names
  const names = accountNames(textOf(file))
  kept.set(file, {names, at: performance.now()})
  return names
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // A machine without such a file has its names elsewhere; numbers are as true.
    return ''
  }
}

/** The names of a file of accounts by their numbers; of several names of one number the first counts, as for the system. */
export function accountNames(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const line of text.split('\n')) {
    const [name, , number] = line.split(':')
    if (name && number && /^\d+$/.test(number) && !names.has(Number(number))) names.set(Number(number), name)
  }
  return names
}

function ownName(uid: number): string | undefined {
  const own = userInfo()
  return own.uid === uid ? own.username : undefined
}
