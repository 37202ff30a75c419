import {lstatSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {wasmBlake3} from '../host/hash/blake3.ts'
import {hashCalls} from '../host/hash/hash-calls.ts'
import type {HashInput} from '../host/hash/hash-results.ts'
import {openTurns} from '../runtime/turns.ts'
import type {KnownFile} from '../store/entries/known-files.ts'
import {tempFolder} from '../testing/test-library.ts'
import {type Hasher, hashKnown} from './hash-known.ts'

const FILES = 40

function plantedIn(folder: string, endless = -1): readonly KnownFile[] {
  return Array.from({length: FILES}, (_, at) => {
    const name = `${at}.txt`
    writeFileSync(join(folder, name), `file ${at}`)
    if (at === endless) truncateSync(join(folder, name), 2 ** 43)
    const facts = lstatSync(join(folder, name), {bigint: true})
    const known = {id: at, volume: 'v', folder: new Uint8Array(0), name: Buffer.from(name), size: Number(facts.size)}
    return {...known, mtimeNs: facts.mtimeNs, ctimeNs: facts.ctimeNs, inode: BigInt.asIntN(64, facts.ino)} as unknown as KnownFile
  })
}

test.each([1, 2])('a background run of three hashers has at most %i of them at work where it may use as many cores', async (cores) => {
  const folder = tempFolder()
  const files = plantedIn(folder)
  const calls = hashCalls(() => 0)
  const at = {work: 0, most: 0}
  const hasher = (): Hasher => ({
    hashFiles: async (input: HashInput) => {
      at.most = Math.max(at.most, ++at.work)
      await new Promise((resolve) => void setTimeout(resolve, 2))
      const results = await calls.hashFiles(input)
      at.work--
      return results
    },
  })
  const turns = openTurns(() => ({walk: cores, hash: cores}))
  const {signal} = new AbortController()
  const keys: string[] = []
  async function* batches() {
    for (const file of files) yield {files: [file], mountPoint: Buffer.from(folder), want: 'full' as const}
  }
  await hashKnown({
    batches: batches(),
    hashers: [hasher(), hasher(), hasher()],
    context: {signal, turn: (work, step) => turns.take(work, signal, step)},
    take: async (_batch, results) => void keys.push(Buffer.from(results.keys.subarray(0, 32)).toString('hex')),
  })
  expect(at.most).toBe(cores)
  expect(keys).toEqual(files.map((_, no) => Buffer.from(wasmBlake3().hash(Buffer.from(`file ${no}`))).toString('hex')))
})

test.each([1, 3])('a run of %i hashers that is halted in the midst of a file has taken all before it and none after it', async (count) => {
  const folder = tempFolder()
  const files = plantedIn(folder, 20)
  const control = new AbortController()
  const calls = hashCalls()
  const taken: number[] = []
  async function* batches() {
    for (const file of files) yield {files: [file], mountPoint: Buffer.from(folder), want: 'full' as const}
  }
  setTimeout(() => control.abort(), 200)
  await hashKnown({
    batches: batches(),
    hashers: Array.from({length: count}, () => ({
      hashFiles: (input: HashInput, _moved?: readonly ArrayBuffer[], signal?: AbortSignal) => calls.hashFiles(input, () => signal!.aborted),
    })),
    context: {signal: control.signal, turn: (_work, step) => step()},
    take: async ({files: [file]}) => void taken.push(file!.id),
  })
  expect(taken).toEqual(files.slice(0, 20).map(({id}) => id))
})
