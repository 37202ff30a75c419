import {execFile} from 'node:child_process'
import {statfsSync} from 'node:fs'

/** How large a volume is and how much of it is free for this user. */
export interface Space {
  readonly totalBytes: number
  readonly freeBytes: number
}

export const noSpace: Space = {totalBytes: 0, freeBytes: 0}

/**
 * Asks the volume at this mount point. One that may hang is asked by a child, and what is not told in a moment is what was told last:
 * the list of volumes waits for none of them.
 */
export async function spaceOf(mountPoint: Uint8Array, local: boolean): Promise<Space> {
  if (!local) return spaceByChild(Buffer.from(mountPoint).toString())
  try {
    return spaceNow(mountPoint)
  } catch (error) {
    // Other users' FUSE mounts and half-removed devices: the volume is told, its size is not known.
    if (error instanceof Error && 'errno' in error) return noSpace
    throw error
  }
}

/** Asks the volume, however long that takes. */
export function spaceNow(mountPoint: Uint8Array): Space {
  const {bsize, blocks, bavail} = statfsSync(Buffer.from(mountPoint))
  return {totalBytes: bsize * blocks, freeBytes: bsize * bavail}
}

/** What comes later is told the next time. */
const ANSWER_WITHIN_MS = 300

const asked = new Map<string, Asked>()
interface Asked {
  last: Space
  /** A question that is open: while it is, no other is put, or a dead volume would hold more and more children. */
  open: Promise<void> | undefined
}

async function spaceByChild(mountPoint: string): Promise<Space> {
  const one = asked.get(mountPoint) ?? {last: noSpace, open: undefined}
  asked.set(mountPoint, one)
  const isNew = one.last === noSpace && one.open === undefined
  one.open ??= askByChild(mountPoint).then((space) => {
    one.last = space
    one.open = undefined
  })
  if (isNew) await Promise.race([one.open, moment()])
  return one.last
}

function moment(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ANSWER_WITHIN_MS).unref())
}

function askByChild(mountPoint: string): Promise<Space> {
  return new Promise((resolve) => {
    const child = execFile('/usr/bin/stat', ['-f', '-c', '%S %b %a', '--', mountPoint], (error, told) => {
      const [size, blocks, free] = told.trim().split(' ').map(Number)
      const isTold = error === null && size !== undefined && blocks !== undefined && free !== undefined
      resolve(isTold ? {totalBytes: size * blocks, freeBytes: size * free} : noSpace)
    })
    child.unref()
    for (const pipe of [child.stdout, child.stderr]) (pipe as {unref?(): void} | null)?.unref?.()
  })
}
