import {execFile} from 'node:child_process'
import {statfs} from 'node:fs/promises'

/** How large a volume is and how much of it is free for this user. */
export interface Space {
  readonly totalBytes: number
  readonly freeBytes: number
}

export const noSpace: Space = {totalBytes: 0, freeBytes: 0}

/** Asks the volume at this mount point; one that may hang is asked by a child, which is left behind when it does not answer in time, and not asked again for half a minute. */
export async function spaceOf(mountPoint: Uint8Array, local: boolean): Promise<Space> {
  if (!local) return spaceByChild(mountPoint)
  try {
    const {bsize, blocks, bavail} = await statfs(Buffer.from(mountPoint))
    return {totalBytes: bsize * blocks, freeBytes: bsize * bavail}
  } catch (error) {
    // Other users' FUSE mounts and half-removed devices: the volume is told, its size is not known.
    if (error instanceof Error && 'errno' in error) return noSpace
    throw error
  }
}

const answerWithinMs = 1500
const leftAloneMs = 30_000
/** Which mount points did not answer, and until when nobody waits for them again. */
const silentUntil = new Map<string, number>()

function spaceByChild(mountPoint: Uint8Array): Promise<Space> {
  const point = Buffer.from(mountPoint).toString()
  if (performance.now() < (silentUntil.get(point) ?? 0)) return Promise.resolve(noSpace)
  silentUntil.delete(point)
  return new Promise((resolve) => {
    const child = execFile('/usr/bin/stat', ['-f', '-c', '%S %b %a', '--', point], (error, told) => {
      clearTimeout(late)
      const [size, blocks, free] = told.trim().split(' ').map(Number)
      resolve(
        error !== null || size === undefined || blocks === undefined || free === undefined
          ? noSpace
          : {totalBytes: size * blocks, freeBytes: size * free},
      )
    })
    child.unref()
    const late = setTimeout(() => {
      silentUntil.set(point, performance.now() + leftAloneMs)
      child.kill('SIGKILL')
      resolve(noSpace)
    }, answerWithinMs).unref()
  })
}
