import {lstat} from 'node:fs/promises'
import {nameOfCause} from '../native/errno.ts'

/** Inode and birth of the top folder of a volume that answers by itself; undefined where it does not tell. */
export async function topFacts(mountPoint: Uint8Array): Promise<string | undefined> {
  try {
    const {ino, birthtimeNs} = await lstat(Buffer.from(mountPoint), {bigint: true})
    return `${ino}.${birthtimeNs}`
  } catch (error) {
    // Half-removed devices and folders of others: the volume is told all the same.
    if (nameOfCause(error) !== '') return undefined
    throw error
  }
}
