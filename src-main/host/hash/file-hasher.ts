import {sampleHeader, samplePlan, WHOLE_UP_TO_BYTES, type Range} from '../../domain/content-key.ts'
import {codeOfErrno, errnoName, reasonOfErrno} from '../native/errno.ts'
import {blake3} from './blake3.ts'
import {bufferBytes, type DetectType, type OpenFiles} from './open-files.ts'
import {hashStatus, type HashFile, type HashInput, type HashResults} from './hash-results.ts'

/** Turns files into content keys, in one thread and one buffer. */
export class FileHasher {
  readonly #files: OpenFiles
  readonly #detect: DetectType | undefined
  #detectMs = 0

  constructor(files: OpenFiles, detect: DetectType | undefined) {
    this.#files = files
    this.#detect = detect
  }

  hashFiles(input: HashInput): HashResults {
    const results = emptyResults(input.files.length)
    this.#detectMs = 0
    const rooted = this.#files.setRoot(input.root)
    for (const [at, file] of input.files.entries()) {
      const answer = rooted < 0 ? rooted : this.#hashOne(file, at, results)
      if (answer < 0) {
        const name = errnoName(answer)
        results.status[at] = statusOf[codeOfErrno(name)] ?? hashStatus.error
        if (results.status[at]! >= hashStatus.denied)
          results.reasons.push({file: at, message: `The file could not be read: ${reasonOfErrno(name)}.`})
      } else if (answer === 0) {
        results.status[at] = hashStatus.changed
      }
    }
    this.#files.end()
    return {...results, detectMs: this.#detectMs}
  }

  // 1 where the file was hashed, 0 where it is not what its row says, or a negative errno.
  #hashOne(file: HashFile, at: number, results: Results): number {
    const opened = this.#files.open(file.path)
    if (opened < 0) return opened
    try {
      const before = this.#files.matches(file)
      if (before !== 1) return before
      const read = file.size <= WHOLE_UP_TO_BYTES ? this.#hashSmall(file, at, results) : this.#hashLarge(file, at, results)
      return read === 1 ? this.#files.matches(file) : read
    } finally {
      this.#files.close()
    }
  }

  #hashSmall(file: HashFile, at: number, results: Results): number {
    const count = this.#files.read(0, file.size + 1, 0)
    if (count < 0) return count
    if (count !== file.size) return 0
    const bytes = this.#files.buffer.subarray(0, count)
    const key = blake3().hash(bytes)
    results.keys.set(key, at * 32)
    if (file.want === 'both') results.samples.set(key, at * 32)
    results.kind[at] = fullKey
    results.bytes += count
    results.types[at] = this.#typeOf(file, 0)
    return 1
  }

  #hashLarge(file: HashFile, at: number, results: Results): number {
    if (file.want !== 'full') {
      const sampled = this.#hashSample(file, at, results)
      if (sampled !== 1 || file.want === 'sample') return sampled
      results.samples.set(results.keys.subarray(at * 32, at * 32 + 32), at * 32)
    }
    return this.#hashWhole(file, at, results)
  }

  #hashSample(file: HashFile, at: number, results: Results): number {
    const header = sampleHeader(file.size)
    this.#files.buffer.set(header, 0)
    let end = header.length
    for (const part of samplePlan(file.size) as readonly Range[]) {
      const count = this.#files.read(end, part.length, part.offset)
      if (count < 0) return count
      if (count !== part.length) return 0
      end += count
    }
    results.keys.set(blake3().hash(this.#files.buffer.subarray(0, end)), at * 32)
    results.kind[at] = sampledKey
    results.bytes += end - header.length
    results.types[at] = this.#typeOf(file, header.length)
    return 1
  }

  #hashWhole(file: HashFile, at: number, results: Results): number {
    this.#files.expectSequential()
    const stream = blake3().stream()
    let offset = 0
    for (;;) {
      const count = this.#files.read(0, bufferBytes, offset)
      if (count < 0) return count
      stream.update(this.#files.buffer.subarray(0, count))
      if (offset === 0) results.types[at] = this.#typeOf(file, 0)
      offset += count
      if (count < bufferBytes) break
    }
    if (offset !== file.size) return 0
    results.keys.set(stream.digest(), at * 32)
    results.kind[at] = fullKey
    results.bytes += offset
    return 1
  }

  #typeOf(file: HashFile, from: number): number {
    if (this.#detect === undefined) return 0
    const began = performance.now()
    const head = this.#files.buffer.subarray(from, from + Math.min(headBytes, file.size))
    const type = this.#detect(head, file.path.subarray(file.path.lastIndexOf(0x2f) + 1), file.size)
    this.#detectMs += performance.now() - began
    return type
  }
}

type Results = Omit<HashResults, 'bytes' | 'reasons' | 'detectMs'> & {
  bytes: number
  reasons: {readonly file: number; readonly message: string}[]
}

const headBytes = 4096
const fullKey = 0x66
const sampledKey = 0x73

// What stood at the path has become something else: a link, a folder, a socket.
const statusOf: Readonly<Record<string, number>> = {
  PathNotFound: hashStatus.gone,
  PermissionDenied: hashStatus.denied,
  NotAFolder: hashStatus.changed,
}

function emptyResults(count: number): Results {
  return {
    status: new Uint8Array(count),
    kind: new Uint8Array(count),
    keys: new Uint8Array(count * 32),
    samples: new Uint8Array(count * 32),
    types: new Uint16Array(count),
    bytes: 0,
    reasons: [],
  }
}
