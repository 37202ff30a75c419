import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {hashStatus, type HashResults} from '../../host/hash/hash-results.ts'
import type {ContentInput} from '../../store/scan/apply-content.ts'
import type {ContentFiles} from '../../store/scan/content-work.ts'
import type {IndexRun} from './index-run.ts'

/** What hashers found on its way into the index. */
export interface ContentResults {
  /** Resolves when the hasher may go on: at once, unless the writer is far behind. */
  add(files: ContentFiles, results: HashResults): Promise<void>
  done(): Promise<void>
}

/** Results wait until there are enough of them for one transaction: each writes pages all over the index of keys. */
export function openContentResults(run: IndexRun, began: number): ContentResults {
  let waiting: Hashed[] = []
  let since = run.clock.monotonicMs()
  let unwritten = 0
  let last: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    const batch = waiting
    waiting = []
    since = run.clock.monotonicMs()
    if (batch.length === 0) return last
    unwritten++
    last = last.then(() => writeHashed(run, batch, began)).finally(() => unwritten--)
    // A failure is met by whoever waits next.
    last.catch(() => undefined)
    return last
  }
  return {
    add: async (files, results) => {
      waiting.push({files, results})
      const count = sum(waiting, (one) => one.files.ids.length)
      if (count >= Math.min(FILES_A_WRITE, run.entriesAChunk) || run.clock.monotonicMs() - since > WRITE_EVERY_MS) void flush()
      if (unwritten > WRITES_BEHIND) await last
    },
    done: flush,
  }
}

/** Files with what a hasher answered of them. */
export interface Hashed {
  readonly files: ContentFiles
  readonly results: HashResults
}

const FILES_A_WRITE = 2048
const WRITE_EVERY_MS = 500
/** As long as a checkpoint of the database takes. */
const WRITES_BEHIND = 16

async function writeHashed(run: IndexRun, batch: readonly Hashed[], began: number): Promise<void> {
  const {figures, context, job} = run
  const state = figures.state()
  const hashed = sum(batch, ({results}) => results.status.filter((status) => status === hashStatus.ok).length)
  for (const {files, results} of batch) report(run, files, results)
  figures.set({hashed: state.hashed + hashed, bytesHashed: state.bytesHashed + sum(batch, ({results}) => results.bytes)})
  figures.phase('content', {count: state.phases.content.count + hashed, ms: Math.round(run.clock.monotonicMs() - began)})
  figures.phase('analysis', {
    status: 'running',
    count: state.phases.analysis.count + hashed,
    ms: state.phases.analysis.ms + sum(batch, ({results}) => results.detectMs),
  })
  const {seq} = await run.write.applyContent({job, state: figures.state(), ...joined(batch, run.typeNames)})
  run.advanced(seq)
  figures.show()
  context.progress({phase: 'content', done: figures.state().hashed, unit: 'items'})
}

/** Several answers of hashers as the columns of one write. */
export function joined(batch: readonly Hashed[], typeNames: readonly string[]): Omit<ContentInput, 'job' | 'state'> {
  const [files, results] = [batch.map((one) => one.files), batch.map((one) => one.results)]
  const count = sum(files, ({ids}) => ids.length)
  return {
    ids: put(
      new Float64Array(count),
      files.map(({ids}) => ids),
    ),
    size: put(
      new Float64Array(count),
      files.map(({size}) => size),
    ),
    mtimeNs: put(
      new BigInt64Array(count),
      files.map(({mtimeNs}) => mtimeNs),
    ),
    ctimeNs: put(
      new BigInt64Array(count),
      files.map(({ctimeNs}) => ctimeNs),
    ),
    inode: put(
      new BigInt64Array(count),
      files.map(({inode}) => inode),
    ),
    keyKind: put(
      new Uint8Array(count),
      results.map(({kind, status}) => kind.map((one, at) => (status[at] === hashStatus.ok ? one : 0))),
    ),
    keys: put(
      new Uint8Array(count * 32),
      results.map(({keys}) => keys),
    ),
    samples: put(
      new Uint8Array(count * 32),
      results.map(({samples}) => samples),
    ),
    types: results.flatMap(({types}) => Array.from(types, (type) => typeNames[type] ?? '')),
  }
}

function put<C extends {readonly length: number; set(part: C, at: number): void}>(whole: C, parts: readonly C[]): C {
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const sum = <V>(values: readonly V[], of: (value: V) => number): number => values.reduce((total, value) => total + of(value), 0)

/** What could not be read is told and counts as unread; what changed meanwhile is left to the next run. */
function report(run: IndexRun, files: ContentFiles, results: HashResults): void {
  run.figures.set({unread: run.figures.state().unread + results.reasons.length})
  for (const {file, message} of results.reasons) {
    const code = results.status[file] === hashStatus.denied ? 'PermissionDenied' : 'InputOutput'
    run.context.problem({path: displayName(joinPath(run.mountPoint, pathOf(files, file))).text, code, message})
  }
}

function pathOf({folder, folders, folderFirst, names, nameFirst}: ContentFiles, at: number): Uint8Array {
  const above = folders.subarray(folderFirst[folder[at]!], folderFirst[folder[at]! + 1])
  return joinPath(above, names.subarray(nameFirst[at], nameFirst[at + 1]))
}
