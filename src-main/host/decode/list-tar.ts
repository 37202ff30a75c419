import {Buffer} from 'node:buffer'
import {Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import {CoreError} from '../../contract/errors.ts'
import {MOST_RECORD_BYTES, readTarHeader, TAR_BLOCK, type TarHeader, type TarSaid, saidBy} from '../../domain/archive/tar-reader.ts'
import type {OpenFile} from './asked-file.ts'
import type {Tally} from './tally.ts'

/** The bytes of an archive from begin to end. */
interface Source {
  /** Fewer bytes only at the end. */
  take(length: number): Promise<Uint8Array>
  skip(length: number): Promise<void>
  /** It ended before its end: what is packed is damaged or cut. */
  isTorn(): boolean
}

/** Lists a TAR archive by its headers; answers whether it was cut short. */
export async function listTar(file: OpenFile, {tally, packed}: {readonly tally: Tally; readonly packed: boolean}): Promise<boolean> {
  const source = packed ? unpacked(file) : seeking(file)
  let said: TarSaid = {}
  let header = readTarHeader(await source.take(TAR_BLOCK), said)
  if (header.is === 'bad' || header.is === 'none') throw new CoreError({code: 'Damaged', message: 'It is no whole TAR archive.'})
  while (!tally.isEnough()) {
    if (header.is === 'none') return source.isTorn()
    if (header.is === 'end') return false
    if (header.is === 'bad') return true
    if (header.is === 'entry') tally.add(header.entry)
    said = await bodyOf(header, said, source)
    header = readTarHeader(await source.take(TAR_BLOCK), said)
  }
  return true
}

/** Passes by what follows a header; what a record says of the next entry is kept. */
async function bodyOf(header: TarHeader & {readonly is: 'entry' | 'record'}, said: TarSaid, source: Source): Promise<TarSaid> {
  const padded = Math.ceil(header.bodyBytes / TAR_BLOCK) * TAR_BLOCK
  if (header.is === 'entry' || header.record === 'other' || header.bodyBytes > MOST_RECORD_BYTES) {
    await source.skip(padded)
    return header.is === 'entry' ? {} : said
  }
  const body = (await source.take(padded)).subarray(0, header.bodyBytes)
  return saidBy(header.record, body, said)
}

function seeking({size, read}: OpenFile): Source {
  let at = 0
  return {
    take: async (length) => {
      const bytes = read(Math.min(at, size), Math.min(length, Math.max(size - at, 0)))
      at += length
      return bytes
    },
    skip: async (length) => void (at += length),
    isTorn: () => false,
  }
}

const PART_BYTES = 262_144

/** Unpacks as it is asked for; nothing of it is kept. */
function unpacked(file: OpenFile): Source {
  const parts = partsOf(file)[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  let torn = false
  const more = async (): Promise<boolean> => {
    try {
      const {value, done} = await parts.next()
      if (done) return false
      rest = rest.length === 0 ? value : Buffer.concat([rest, value])
      return true
    } catch (error) {
      if (error instanceof CoreError) throw error
      torn = true
      return false
    }
  }
  return {
    isTorn: () => torn,
    take: async (length) => {
      while (rest.length < length && (await more()));
      const taken = rest.subarray(0, length)
      rest = rest.subarray(taken.length)
      return taken
    },
    skip: async (length) => {
      let left = length
      while (left > rest.length) {
        left -= rest.length
        rest = Buffer.alloc(0)
        if (!(await more())) return
      }
      rest = rest.subarray(left)
    },
  }
}

function partsOf({size, read}: OpenFile): AsyncIterable<Buffer> {
  function* packed(): Generator<Buffer> {
    for (let at = 0; at < size; at += PART_BYTES) yield read(at, PART_BYTES)
  }
  return Readable.from(packed()).pipe(createGunzip())
}
