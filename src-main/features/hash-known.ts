import {Buffer} from 'node:buffer'
import {type HashInput, type HashResults, hashStatus} from '../host/hash/hash-results.ts'
import type {JobContext} from '../runtime/job-types.ts'
import type {RemoteTable} from '../runtime/threads.ts'
import type {KnownFile} from '../store/entries/known-files.ts'
import type {ContentFiles} from '../store/scan/content-work.ts'
import type {DiskCalls} from './disk-calls.ts'

export type Hasher = Pick<RemoteTable<DiskCalls>, 'hashFiles'>

/** Files of one volume that are hashed by one call. */
export interface HashBatch {
  readonly files: readonly KnownFile[]
  /** Where their volume is now, raw bytes. */
  readonly mountPoint: Uint8Array
  readonly want: HashInput['want']
  /** Read from the disk and not from what the system has in memory. */
  readonly fresh?: boolean | undefined
}

export interface HashWork {
  readonly batches: AsyncGenerator<HashBatch>
  readonly hashers: readonly Hasher[]
  /** The job that they work for. */
  readonly context: Pick<JobContext, 'signal' | 'turn'>
  /** Takes what one batch came to; called in the order of the batches, one after the other. `halted`: it could not, and none comes after it. */
  take(batch: HashBatch, results: HashResults): Promise<void | 'halted'>
}

/** Whoever takes batches, in their order. */
interface Line {
  last: Promise<void>
  isHalted: boolean
}

/** Has all hashing threads at work on files of the index. Ends early when it is halted, in the midst of a file; what was taken by then is whole batches from the first on. */
export async function hashKnown(work: HashWork): Promise<void> {
  const line: Line = {last: Promise.resolve(), isHalted: false}
  const ends = await Promise.allSettled(work.hashers.map((hasher) => hashWith(hasher, work, line)))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  await line.last
}

async function hashWith(hasher: Hasher, {batches, context, take}: HashWork, line: Line): Promise<void> {
  const takeNext = async (batch: HashBatch, results: HashResults): Promise<void> => {
    if (!line.isHalted) line.isHalted = isHalted(results) || (await take(batch, results)) === 'halted'
  }
  let before: Promise<void> = Promise.resolve()
  try {
    for (;;) {
      const {value: batch} = await batches.next()
      if (!batch || context.signal.aborted) break
      const {want, fresh, mountPoint} = batch
      const input = {root: mountPoint, want, fresh, files: hashColumns(batch.files)}
      const hash = (): Promise<HashResults> => context.turn('hash', () => hasher.hashFiles(input, [], context.signal))
      // Two of them at once would have a disk's head go to and fro.
      const hashed = isLong(input.files.size) ? before.then(hash) : hash()
      const own = Promise.all([hashed, line.last]).then(([results]) => takeNext(batch, results))
      line.last = own
      // A failure is met in the next turn; a batch ahead, so that the hasher never waits for this thread.
      own.catch(() => undefined)
      await before
      before = own
    }
    await before
  } finally {
    await batches.return(undefined)
  }
}

/** Not all files were read. */
export const isHalted = ({status}: HashResults): boolean => status.includes(hashStatus.halted)

const FILES_AT_ONCE = 256
const BYTES_AT_ONCE = 64 * 1024 * 1024

/** The files of one call take so long to read that nothing is won by asking for the next ones meanwhile. */
export const isLong = (sizes: Float64Array): boolean => sizes.reduce((sum, size) => sum + size, 0) > 4 * BYTES_AT_ONCE

/** Cuts files into what one call of a hasher is to read. */
export function* hashShares(files: readonly KnownFile[]): Generator<readonly KnownFile[]> {
  for (let first = 0; first < files.length;) {
    let [last, bytes] = [first, 0]
    while (last < files.length && last - first < FILES_AT_ONCE && (last === first || bytes < BYTES_AT_ONCE)) bytes += files[last++]!.size
    yield files.slice(first, last)
    first = last
  }
}

/** Files as columns for hashers. */
export function hashColumns(files: readonly KnownFile[]): ContentFiles {
  const folders: Uint8Array[] = []
  const folderOf = files.map(({folder}) => {
    if (folder !== folders.at(-1)) folders.push(folder)
    return folders.length - 1
  })
  const names = files.map(({name}) => name)
  return {
    ids: Float64Array.from(files, ({id}) => id),
    size: Float64Array.from(files, ({size}) => size),
    mtimeNs: BigInt64Array.from(files, ({mtimeNs}) => mtimeNs),
    ctimeNs: BigInt64Array.from(files, ({ctimeNs}) => ctimeNs),
    inode: BigInt64Array.from(files, ({inode}) => inode),
    folder: Uint32Array.from(folderOf),
    nameFirst: firstsOf(names),
    names: new Uint8Array(Buffer.concat(names)),
    folderFirst: firstsOf(folders),
    folders: new Uint8Array(Buffer.concat(folders)),
  }
}

function firstsOf(parts: readonly Uint8Array[]): Uint32Array {
  const firsts = new Uint32Array(parts.length + 1)
  parts.forEach(({length}, at) => (firsts[at + 1] = firsts[at]! + length))
  return firsts
}
