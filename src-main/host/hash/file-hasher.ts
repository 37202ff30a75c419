import {sampleHeader, samplePlan, WHOLE_UP_TO_BYTES, type Range} from '../../domain/content-key.ts'
import {codeOfErrno, errnoName, reasonOfErrno} from '../native/errno.ts'
import {blake3} from './blake3.ts'
import {bufferBytes, type DetectType, type OpenFiles} from './open-files.ts'
import {hashStatus, type HashInput, type HashResults} from './hash-results.ts'

/** Turns files into content keys, one call after the other in one buffer. It stops after each file and each part of a large one, to be told whether it is halted. */
export class FileHasher {
  readonly #files: OpenFiles
  readonly #detect: DetectType | undefined
  #detectMs = 0

  constructor(files: OpenFiles, detect: DetectType | undefined) {
    this.#files = files
    this.#detect = detect
  }

  *hashFiles(input: HashInput): Work<HashResults> {
    const results = emptyResults(input.files.size.length)
    this.#detectMs = 0
    const rooted = this.#files.begin(input.root, input.files)
    let [folder, entered] = [-1, 0]
    for (let at = 0; at < input.files.size.length; at++) {
      if (rooted === 0 && folder !== input.files.folder[at]) {
        folder = input.files.folder[at]!
        entered = this.#files.openFolder(part(input.files.folders, input.files.folderFirst, folder))
      }
      const above = rooted || entered
      const answer = above < 0 ? above : yield* this.#hashOne(input, at, results)
      if (answer !== 1) tellUnhashed(answer, at, results)
      if (!(yield)) continue
      results.status.fill(hashStatus.halted, at + 1)
      break
    }
    this.#files.end()
    return {...results, detectMs: this.#detectMs}
  }

  // 1 where the file was hashed, 0 where it is not what its row says, HALTED, or a negative errno. Facts are asked twice: before the first
  // byte is read, because reading a device may do something, and after the last, because who writes meanwhile changes them.
  *#hashOne(input: HashInput, at: number, results: Results): Work<number> {
    const name = part(input.files.names, input.files.nameFirst, at)
    const opened = this.#files.open(name)
    if (opened < 0) return opened
    try {
      const before = this.#files.matches(at)
      if (before !== 1) return before
      if (input.fresh) this.#files.forget()
      const file = {at, name, size: input.files.size[at]!, want: input.want}
      const read = file.size <= WHOLE_UP_TO_BYTES ? this.#hashSmall(file, results) : yield* this.#hashLarge(file, results)
      return read === 1 ? this.#files.matches(at) : read
    } finally {
      this.#files.close()
    }
  }

  #hashSmall(file: OpenFile, results: Results): number {
    const {at, size} = file
    const count = this.#files.readWhole(size)
    if (count < 0) return count
    if (count !== size) return 0
    blake3().hashInto(this.#files.buffer.subarray(0, count), results.keys, at * 32)
    if (file.want === 'both') results.samples.set(keyAt(results, at), at * 32)
    results.kind[at] = fullKey
    results.bytes += count
    results.types[at] = this.#typeOf(file, 0)
    return 1
  }

  *#hashLarge(file: OpenFile, results: Results): Work<number> {
    if (file.want !== 'full') {
      const sampled = this.#hashSample(file, results)
      if (sampled !== 1 || file.want === 'sample') return sampled
      results.samples.set(keyAt(results, file.at), file.at * 32)
    }
    return yield* this.#hashWhole(file, results)
  }

  #hashSample(file: OpenFile, results: Results): number {
    const header = sampleHeader(file.size)
    this.#files.buffer.set(header, 0)
    let end = header.length
    for (const part of samplePlan(file.size) as readonly Range[]) {
      const count = this.#files.read(end, part.length, part.offset)
      if (count < 0) return count
      if (count !== part.length) return 0
      end += count
    }
    blake3().hashInto(this.#files.buffer.subarray(0, end), results.keys, file.at * 32)
    results.kind[file.at] = sampledKey
    results.bytes += end - header.length
    results.types[file.at] = this.#typeOf(file, header.length)
    return 1
  }

  *#hashWhole(file: OpenFile, results: Results): Work<number> {
    this.#files.expectSequential()
    const stream = blake3().stream()
    let offset = 0
    for (;;) {
      const count = this.#files.read(0, bufferBytes, offset)
      if (count < 0) return count
      stream.update(this.#files.buffer.subarray(0, count))
      if (offset === 0) results.types[file.at] = this.#typeOf(file, 0)
      offset += count
      if (count < bufferBytes) break
      if (yield) return HALTED
    }
    if (offset !== file.size) return 0
    results.keys.set(stream.digest(), file.at * 32)
    results.kind[file.at] = fullKey
    results.bytes += offset
    return 1
  }

  #typeOf({name, size}: OpenFile, from: number): number {
    if (this.#detect === undefined) return 0
    const began = performance.now()
    const type = this.#detect(this.#files.buffer.subarray(from, from + Math.min(headBytes, size)), name, size)
    this.#detectMs += performance.now() - began
    return type
  }
}

/** Told at each stop whether it is halted. */
type Work<R> = Generator<void, R, boolean>

interface OpenFile {
  readonly at: number
  readonly name: Uint8Array
  readonly size: number
  readonly want: HashInput['want']
}

type Results = Omit<HashResults, 'keys' | 'bytes' | 'reasons' | 'detectMs'> & {
  readonly keys: Buffer<ArrayBuffer>
  bytes: number
  reasons: {readonly file: number; readonly message: string}[]
}

const headBytes = 4096
const HALTED = 2
const fullKey = 0x66
const sampledKey = 0x73

// What stood at the path has become something else: a link, a folder, a socket.
const statusOf: Readonly<Record<string, number>> = {
  PathNotFound: hashStatus.gone,
  PermissionDenied: hashStatus.denied,
  NotAFolder: hashStatus.changed,
}

function tellUnhashed(answer: number, at: number, results: Results): void {
  if (answer >= 0) {
    results.status[at] = answer === HALTED ? hashStatus.halted : hashStatus.changed
    return
  }
  const name = errnoName(answer)
  const status = statusOf[codeOfErrno(name)] ?? hashStatus.error
  results.status[at] = status
  if (status >= hashStatus.denied) results.reasons.push({file: at, message: `The file could not be read: ${reasonOfErrno(name)}.`})
}

const part = (bytes: Uint8Array, first: Uint32Array, at: number): Uint8Array => bytes.subarray(first[at], first[at + 1])
const keyAt = ({keys}: Results, at: number): Uint8Array => keys.subarray(at * 32, at * 32 + 32)

function emptyResults(count: number): Results {
  return {
    status: new Uint8Array(count),
    kind: new Uint8Array(count),
    // Not from Node's pool, which others use: the buffer is moved to another thread.
    keys: Buffer.from(new ArrayBuffer(count * 32)),
    samples: new Uint8Array(count * 32),
    types: new Uint16Array(count),
    bytes: 0,
    reasons: [],
  }
}
