import {execFileSync} from 'node:child_process'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type BenchOptions, copiedTreeFor, withCore, withScratch} from './bench-run.ts'
import {copyByTurns} from './copy-by-turns.ts'
import {largeFile} from './large-file.ts'
import {programAt} from './peers.ts'

/** Measures copying many small files, and one large one, beside programs that copy to the same volume and then make it durable. */
export async function copyBench(options: BenchOptions) {
  const {small, runs = 3, corpus: base = join(tmpdir(), 'onefold-bench')} = options
  const corpus = copiedTreeFor(options)
  const large = small ? 5_000_000 : 4_000_000_000
  const file = largeFile(large, base)
  // Sources, targets and the journal lie on one volume.
  return withScratch(
    (scratch) =>
      withCore({...options, dataDir: join(scratch, 'data')}, async (core) => {
        const bench = {core, scratch, runs}
        const on = fileSystemAt(scratch)
        const many = await copyByTurns(bench, {
          what: `${corpus.files.toLocaleString('en')} small files${on}`,
          source: corpus.path,
          atMost: 1.5,
        })
        const one = await copyByTurns(bench, {what: `one file of ${large / 1e9} GB${on}`, source: file, atMost: 1.1})
        return {corpus, figures: [...many.figures, ...one.figures], work: [many.work, one.work]}
      }),
    base,
  )
}

/** What a copy costs depends on the file system as much as on the program. */
function fileSystemAt(path: string): string {
  if (programAt('findmnt') === undefined) return ''
  return ` on ${execFileSync('findmnt', ['-n', '-o', 'FSTYPE', '-T', path], {encoding: 'utf8'}).trim()}`
}
