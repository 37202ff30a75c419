import {execFile} from 'node:child_process'
import {statfs} from 'node:fs/promises'

/** How large a volume is and how much of it is free for this user. */
export interface Space {
  readonly totalBytes: number
  readonly freeBytes: number
}

export const noSpace: Space = {totalBytes: 0, freeBytes: 0}

/** Asks the volume at this mount point; one that may hang is asked by a child, which is left behind when it does not answer in time. */
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

function spaceByChild(mountPoint: Uint8Array): Promise<Space> {
  return new Promise((resolve) => {
    const child = execFile('/usr/bin/stat', ['-f', '-c', '%S %b %a', '--', Buffer.from(mountPoint).toString()], (error, told) => {
      const [size, blocks, free] = told.trim().split(' ').map(Number)
      resolve(
        error !== null || size === undefined || blocks === undefined || free === undefined
          ? noSpace
          : {totalBytes: size * blocks, freeBytes: size * free},
      )
    })
    child.unref()
    setTimeout(() => {
      child.kill('SIGKILL')
      resolve(noSpace)
    }, answerWithinMs).unref()
  })
}
