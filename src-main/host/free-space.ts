import {statfs} from 'node:fs/promises'
import {diskError} from './native/errno.ts'

/** The room on the volume that a folder of ours lies on: what this user may still use, and all of it. */
export async function freeSpace(folder: string): Promise<{readonly freeBytes: number; readonly totalBytes: number}> {
  try {
    const {bavail, blocks, bsize} = await statfs(folder)
    return {freeBytes: bavail * bsize, totalBytes: blocks * bsize}
  } catch (error) {
    throw diskError(error, `the space of ${folder} could not be asked for`)
  }
}
