import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type BenchCore, type BenchCoreOptions, openBenchCore} from './bench-core.ts'
import {type Corpus, givenFolder, madeCorpus} from './corpus.ts'

/** What the words of the command line ask for, the same for every bench. */
export interface BenchOptions {
  /** Absent: as many as the bench finds right. */
  readonly runs?: number | undefined
  /** A few thousand files, for a test that the bench itself works. */
  readonly small: boolean
  /** So many entries instead of a million. */
  readonly count?: number | undefined
  /** An existing tree instead of the generated one. */
  readonly folder?: string | undefined
  /** Where generated trees are kept. */
  readonly corpus?: string | undefined
  readonly profile?: string | undefined
  /** Measures the sources as they are, without a build. */
  readonly source?: boolean | undefined
}

/** The tree of some 318,000 entries that most benches measure on. */
export function corpusFor({folder, corpus, small}: BenchOptions): Corpus {
  if (folder !== undefined) return givenFolder(folder)
  return madeCorpus(small ? {files: 2000, folders: 120} : {files: 300_000, folders: 18_000}, corpus)
}

/** A million names on the disk, without bytes. */
export function namesFor({folder, corpus, small, count = small ? 3180 : 1_000_000}: BenchOptions): Corpus {
  if (folder !== undefined) return givenFolder(folder)
  const files = Math.round(count * 0.942)
  return madeCorpus({files, folders: count - files, empty: true}, corpus)
}

/** Small files as a person has them, to copy. */
export function copiedTreeFor({folder, corpus, small}: BenchOptions): Corpus {
  if (folder !== undefined) return givenFolder(folder)
  return madeCorpus({...(small ? {files: 600, folders: 40} : {files: 50_000, folders: 2000}), medianBytes: 4096}, corpus)
}

/** A folder for one bench, away again at its end. */
export async function withScratch<T>(work: (scratch: string) => Promise<T>, base = tmpdir()): Promise<T> {
  const scratch = mkdtempSync(join(base, 'onefold-bench-run-'))
  try {
    return await work(scratch)
  } finally {
    rmSync(scratch, {recursive: true, force: true})
  }
}

/** A core on a data dir for as long as the work takes. */
export async function withCore<T>(place: BenchCoreOptions, work: (core: BenchCore) => Promise<T>): Promise<T> {
  const core = await openBenchCore(place)
  try {
    return await work(core)
  } finally {
    await core.stop()
  }
}

/** Work of a core with the time that passed and the time that its processors were busy. */
export async function timed<T>(
  {cpuMs}: BenchCore,
  work: () => Promise<T>,
): Promise<{readonly value: T; readonly ms: number; readonly cpuMs: number | undefined}> {
  const busy = cpuMs()
  const begun = performance.now()
  const value = await work()
  const ms = performance.now() - begun
  return {value, ms, cpuMs: busy === undefined ? undefined : cpuMs()! - busy}
}
