import {execFile} from 'node:child_process'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {type BenchOptions, withCore, withScratch} from './bench-run.ts'
import {byTurns} from './by-turns.ts'
import {type Corpus, givenFolder, madeCorpus} from './corpus.ts'
import {figureOf, median} from './figures.ts'
import {findPrintf} from './peers.ts'

const CALLS = 11

/** Measures the list of one folder that was never added: the first call that a core ever gets, and those after it, each client a process. */
export async function listBench(options: BenchOptions) {
  const corpus = folderFor(options)
  return withScratch(async (scratch) => {
    const dataDir = join(scratch, 'data')
    const {ours, peer} = await byTurns(
      options.runs ?? 5,
      async () => {
        const run = await withCore({...options, dataDir}, (core) => listed(core.dataDir, corpus))
        rmSync(dataDir, {recursive: true})
        return run
      },
      findPrintf(corpus.path),
    )
    const atMost = {goal: {of: 'value', atMost: 100} as const}
    return {
      corpus,
      figures: [
        figureOf({
          what: 'list of a folder never added, first call of a core',
          unit: 'ms',
          runs: ours.map(([first]) => first!),
          peer,
          ...atMost,
        }),
        figureOf({what: 'the same again', unit: 'ms', runs: ours.map(([, ...again]) => median(again)), peer, ...atMost}),
      ],
      calls: ours,
    }
  })
}

/** Ten thousand files side by side. */
function folderFor({folder, corpus, small}: BenchOptions): Corpus {
  return folder === undefined ? madeCorpus({files: small ? 500 : 10_000, folders: 0, empty: true}, corpus) : givenFolder(folder)
}

async function listed(dataDir: string, {path, atTop}: Corpus): Promise<readonly number[]> {
  const words = [join(import.meta.dirname, 'list-client.ts'), dataDir, path, String(CALLS)]
  const {stdout} = await promisify(execFile)(process.execPath, words)
  const {calls, totals, ids, locations} = JSON.parse(stdout) as {calls: number[]; totals: number[]; ids: number; locations: number}
  // What is fast and wrong is no figure.
  if (totals.join() !== String(atTop) || ids !== atTop || locations !== 0)
    throw new Error(`The lists were not those of ${path}: ${stdout.slice(0, 500)}`)
  return calls
}
