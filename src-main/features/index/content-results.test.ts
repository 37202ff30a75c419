import {expect, test} from 'vitest'
import type {HashResults} from '../../host/hash/hash-results.ts'
import type {ContentInput} from '../../store/scan/apply-content.ts'
import type {ContentFiles} from '../../store/scan/content-work.ts'
import {openContentResults} from './content-results.ts'
import type {IndexRun} from './index-run.ts'

const noFigures = {hashed: 0, bytesHashed: 0, unread: 0, phases: {content: {count: 0, ms: 0}, analysis: {count: 0, ms: 0}}}

/** A run whose writer answers as it is told; every file is a write. */
function runWith(applyContent: (input: ContentInput) => Promise<{seq: number}>): IndexRun {
  const nothing = (): void => undefined
  return {
    job: 'j',
    entriesAChunk: 1,
    typeNames: ['', 'text/html'],
    mountPoint: Buffer.from('/'),
    clock: {now: () => 0, monotonicMs: () => 0},
    figures: {state: () => noFigures, set: nothing, phase: nothing, show: nothing},
    context: {progress: nothing, problem: nothing},
    write: {applyContent},
    advanced: nothing,
  } as unknown as IndexRun
}

const files: ContentFiles = {
  ids: Float64Array.of(7),
  size: Float64Array.of(1),
  mtimeNs: BigInt64Array.of(2n),
  ctimeNs: BigInt64Array.of(3n),
  inode: BigInt64Array.of(4n),
  folder: Uint32Array.of(0),
  nameFirst: Uint32Array.of(0, 1),
  names: Buffer.from('a'),
  folderFirst: Uint32Array.of(0, 0),
  folders: new Uint8Array(0),
}
const results: HashResults = {
  status: Uint8Array.of(0),
  kind: Uint8Array.of(0x66),
  keys: new Uint8Array(32).fill(5),
  samples: new Uint8Array(32),
  types: Uint16Array.of(1),
  bytes: 1,
  detectMs: 0,
  reasons: [],
}

test('hashers go on while the writer is busy, wait when it is far behind, and all is written in the end', async () => {
  const written: ContentInput[] = []
  let free: () => void = () => undefined
  const busy = new Promise<void>((resolve) => (free = resolve))
  const found = openContentResults(
    runWith(async (input) => {
      await busy
      written.push(input)
      return {seq: written.length}
    }),
    0,
  )
  let added = 0
  const hasher = (async () => {
    for (; added < 100; added++) await found.add(files, results)
  })()
  await new Promise(setImmediate)
  expect([added > 1, added < 100, written.length]).toEqual([true, true, 0])
  free()
  await hasher
  await found.done()
  expect(written.map(({ids, types}) => [...ids, ...types])).toEqual(Array.from({length: 100}, () => [7, 'text/html']))
})

test('what the writer refuses ends the run, and nothing is written after it', async () => {
  let calls = 0
  const found = openContentResults(
    runWith(async () => {
      calls++
      throw new Error('full')
    }),
    0,
  )
  await found.add(files, results)
  await found.add(files, results)
  await expect(found.done()).rejects.toThrow('full')
  expect(calls).toBe(1)
})
