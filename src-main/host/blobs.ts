import {createHmac} from 'node:crypto'
import {mkdir, readFile, rename, rm, utimes, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import type {BlobName, Blobs} from '../domain/ports.ts'
import {filesBelow, type KeptFile} from './blob-files.ts'
import {diskError} from './native/errno.ts'
import {isAbsent, readStateFile, writeStateFile} from './state-file.ts'

/** Where blobs lie, and how much of them there may be. */
export interface BlobsConfig {
  readonly folder: string
  /** Names are hashes under this key, so that they tell nothing to whoever has not the library. */
  readonly key: Uint8Array
  readonly limitBytes: number
  now(): number
}

/** Below this share of the limit nothing is removed until it is reached again. */
const ROOM_AFTER = 0.9
/** The time of last use is kept this exactly; else each look would be a write. */
const USED_EVERY_MS = 3_600_000

/** Blobs as files of one folder: `<h0>/<h1>/<keyed hash>/<kind>/<variant>.<extension>`. What they take is counted along and looked at anew when the limit is reached. */
export function openBlobs({folder, key, limitBytes, now}: BlobsConfig): Blobs {
  const ledger = join(folder, 'usage.json')
  let known: Promise<{files: number; bytes: number}> | undefined
  let writes = 0
  let clearing: Promise<void> | undefined

  const count = async () => sumOf(await filesBelow(folder))
  const usage = () => (known ??= readLedger(ledger).then((told) => told ?? count()))
  const clear = async (): Promise<void> => {
    const files = [...(await filesBelow(folder))].toSorted((a, b) => a.usedAt - b.usedAt)
    const sum = sumOf(files)
    for (const file of files) {
      if (sum.bytes <= limitBytes * ROOM_AFTER) break
      await rm(file.path, {force: true})
      sum.bytes -= file.bytes
      sum.files--
    }
    known = Promise.resolve(sum)
  }
  return {
    read: async (name) => {
      const path = pathOf(name, {folder, key})
      try {
        const bytes = await readFile(path)
        await touch(path, now())
        // What a power loss left of a file is none.
        return bytes.length === 0 ? undefined : bytes
      } catch (error) {
        if (isAbsent(error)) return undefined
        throw diskError(error, `${path} could not be read`)
      }
    },
    write: async (name, bytes) => {
      const sum = await usage()
      const path = pathOf(name, {folder, key})
      const part = `${path}.${process.pid}-${++writes}.part`
      try {
        await mkdir(dirname(path), {recursive: true, mode: 0o700})
        await writeFile(part, bytes, {mode: 0o600})
        await rename(part, path)
      } catch (error) {
        await rm(part, {force: true}).catch(() => undefined)
        throw diskError(error, `${path} could not be written`)
      }
      sum.files++
      sum.bytes += bytes.length
      if (sum.bytes > limitBytes) await (clearing ??= clear().finally(() => (clearing = undefined)))
    },
    usage: async () => ({...(await usage()), limitBytes}),
    close: async () => {
      await clearing
      if (known) await writeStateFile(ledger, JSON.stringify(await known))
      known = undefined
    },
  }
}

function pathOf({content, kind, variant, extension}: BlobName, {folder, key}: Pick<BlobsConfig, 'folder' | 'key'>): string {
  const hash = createHmac('sha256', key).update(content).digest('hex')
  return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash, kind, `${variant}.${extension}`)
}

const used = new Map<string, number>()
const MOST_REMEMBERED = 10_000

async function touch(path: string, now: number): Promise<void> {
  if (now - (used.get(path) ?? -Infinity) < USED_EVERY_MS) return
  if (used.size >= MOST_REMEMBERED) used.clear()
  used.set(path, now)
  // A folder that may only be read still shows what it holds.
  await utimes(path, now / 1000, now / 1000).catch(() => undefined)
}

/** The ledger counts from its writing on; it goes when it is read, so that after a kill all is counted anew. */
async function readLedger(path: string): Promise<{files: number; bytes: number} | undefined> {
  const text = await readStateFile(path)
  if (text === undefined) return undefined
  await rm(path, {force: true})
  try {
    const {files, bytes} = JSON.parse(text) as {files?: unknown; bytes?: unknown}
    return typeof files === 'number' && typeof bytes === 'number' ? {files, bytes} : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function sumOf(files: readonly KeptFile[]): {files: number; bytes: number} {
  return {files: files.length, bytes: files.reduce((sum, {bytes}) => sum + bytes, 0)}
}
