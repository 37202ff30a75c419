import {joinPath} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {hashStatus, type HashResults} from '../../host/hash/hash-results.ts'
import type {ContentFiles} from '../../store/scan/content-work.ts'
import type {IndexRun} from './index-run.ts'

const FOLDERS_AT_ONCE = 256
const FILES_AT_ONCE = 512
const BYTES_AT_ONCE = 64 * 1024 * 1024

/**
 * Content and analysis: hashers read what has no content key of this mode yet; while a file is open its first bytes tell its type.
 * A resume asks again for what is still without a key. Answers false when it was halted.
 */
export async function identifyContent(run: IndexRun): Promise<boolean> {
  if (run.input.mode === 'shallow') {
    for (const name of ['content', 'analysis'] as const) run.figures.phase(name, {status: 'skipped'})
    return true
  }
  const began = run.clock.monotonicMs() - run.figures.state().phases.content.ms
  const folders = await run.read.contentFolders({root: run.input.root})
  const batches = batchesOf(run, folders)
  const finish = openFinish(run, began)
  const ends = await Promise.allSettled(run.walkers.map((hasher) => hashAll(run, {hasher, batches, finish})))
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  await finish.done()
  if (run.context.signal.aborted) return false
  const {phases} = run.figures.state()
  run.figures.phase('content', {status: phases.content.count > 0 ? 'done' : 'skipped'})
  run.figures.phase('analysis', {status: phases.content.count > 0 ? 'done' : 'skipped', ms: Math.round(phases.analysis.ms)})
  return true
}

interface HashParts {
  readonly hasher: IndexRun['walkers'][number]
  readonly batches: AsyncGenerator<ContentFiles>
  readonly finish: Finish
}

async function hashAll(run: IndexRun, {hasher, batches, finish}: HashParts): Promise<void> {
  try {
    for (;;) {
      const {value: files} = await batches.next()
      if (!files || run.context.signal.aborted) return
      const results = await hasher.hashColumns({root: run.mountPoint, files, want: run.input.mode === 'deep' ? 'both' : 'sample'})
      await finish.add(files, results)
    }
  } finally {
    // Nothing more for the others either, where this one failed.
    await batches.return(undefined)
  }
}

/** Reads ahead of the hashers, a few folders at a time. Callers take turns: a generator answers one request after the other. */
async function* batchesOf(run: IndexRun, folders: Float64Array): AsyncGenerator<ContentFiles> {
  for (let at = 0; at < folders.length; at += FOLDERS_AT_ONCE) {
    const files = await run.read.contentFiles({folders: folders.slice(at, at + FOLDERS_AT_ONCE), deep: run.input.mode === 'deep'})
    for (let first = 0; first < files.ids.length;) {
      const last = endOfBatch(files, first, Math.min(FILES_AT_ONCE, run.entriesAChunk))
      yield part(files, first, last)
      first = last
    }
  }
}

function endOfBatch({size, ids}: ContentFiles, first: number, atMost: number): number {
  let bytes = 0
  let last = first
  while (last < ids.length && last - first < atMost && (last === first || bytes < BYTES_AT_ONCE)) bytes += size[last++]!
  return last
}

function part(files: ContentFiles, first: number, last: number): ContentFiles {
  const start = files.pathFirst[first]!
  return {
    ids: files.ids.slice(first, last),
    size: files.size.slice(first, last),
    mtimeNs: files.mtimeNs.slice(first, last),
    ctimeNs: files.ctimeNs.slice(first, last),
    inode: files.inode.slice(first, last),
    pathFirst: files.pathFirst.slice(first, last + 1).map((at) => at - start),
    paths: files.paths.slice(start, files.pathFirst[last]),
  }
}

const pathOf = ({paths, pathFirst}: ContentFiles, at: number): Uint8Array => paths.subarray(pathFirst[at], pathFirst[at + 1])

interface Finish {
  add(files: ContentFiles, results: HashResults): Promise<void>
  done(): Promise<void>
}

/** Results wait until there are enough of them for one transaction: each writes pages all over the index of keys. */
function openFinish(run: IndexRun, began: number): Finish {
  let waiting: Hashed[] = []
  let since = run.clock.monotonicMs()
  let last: Promise<unknown> = Promise.resolve()
  const flush = (): Promise<unknown> => {
    const batch = waiting
    waiting = []
    since = run.clock.monotonicMs()
    if (batch.length > 0) last = last.then(() => writeHashed(run, batch, began))
    return last
  }
  return {
    add: async (files, results) => {
      waiting.push({files, results})
      const count = waiting.reduce((sum, one) => sum + one.files.ids.length, 0)
      if (count >= Math.min(FILES_A_WRITE, run.entriesAChunk) || run.clock.monotonicMs() - since > WRITE_EVERY_MS) await flush()
    },
    done: async () => void (await flush()),
  }
}

interface Hashed {
  readonly files: ContentFiles
  readonly results: HashResults
}

const FILES_A_WRITE = 2048
const WRITE_EVERY_MS = 500

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
function joined(batch: readonly Hashed[], typeNames: readonly string[]) {
  const [files, results] = [batch.map((one) => one.files), batch.map((one) => one.results)]
  const keyKinds = results.map(({kind, status}) => kind.map((one, at) => (status[at] === hashStatus.ok ? one : 0)))
  return {
    ids: Float64Array.from(files.flatMap(({ids}) => [...ids])),
    size: Float64Array.from(files.flatMap(({size}) => [...size])),
    mtimeNs: BigInt64Array.from(files.flatMap(({mtimeNs}) => [...mtimeNs])),
    ctimeNs: BigInt64Array.from(files.flatMap(({ctimeNs}) => [...ctimeNs])),
    inode: BigInt64Array.from(files.flatMap(({inode}) => [...inode])),
    keyKind: joinedBytes(keyKinds),
    keys: joinedBytes(results.map(({keys}) => keys)),
    samples: joinedBytes(results.map(({samples}) => samples)),
    types: results.flatMap(({types}) => Array.from(types, (type) => typeNames[type] ?? '')),
  }
}

function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sum(parts, (part) => part.length))
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
