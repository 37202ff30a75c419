import {readdirSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {type BenchOptions, corpusFor, withCore, withScratch} from './bench-run.ts'
import {figureOf} from './figures.ts'
import {tableCosts} from './table-costs.ts'

/** Measures what a library takes on the disk for each entry, indexed without and with content, and what each table, index and column costs. */
export async function sizeBench(options: BenchOptions) {
  const corpus = corpusFor(options)
  return withScratch(async (scratch) => {
    const dataDir = join(scratch, 'data')
    await withCore({...options, dataDir}, async ({client, ended}) =>
      ended((await client.location.add({path: corpus.path, mode: 'shallow'})).job),
    )
    const shallow = libraryBytes(dataDir)
    await withCore({...options, dataDir}, async ({client, ended}) => {
      const {job} = await client.location.update({location: corpus.path, mode: 'content'})
      if (job) await ended(job)
    })
    const content = libraryBytes(dataDir)
    const each = (what: string, bytes: number, atMost?: number) =>
      figureOf({
        what,
        unit: 'bytes',
        runs: [bytes / corpus.entries],
        ...(atMost === undefined ? {} : {goal: {of: 'value', atMost} as const}),
      })
    return {
      corpus,
      figures: [
        each('databases, an entry, shallow', shallow.databases, 180),
        each('databases, an entry, with content', content.databases, 280),
        each('snapshot of the names beside them, shallow', shallow.names),
        each('snapshot of the names beside them, with content', content.names),
      ],
      files: {shallow: shallow.files, content: content.files},
      how: 'Files after a clean end; the snapshot spares a start the reading of all names and can be left out; tables and indexes by dbstat, columns by the sizes of the record format with a header byte each.',
      ...tableCosts(content.indexFile, corpus.entries),
    }
  })
}

interface LibraryBytes {
  readonly databases: number
  readonly names: number
  readonly indexFile: string
  readonly files: Readonly<Record<string, number>>
}

/** All files of the one library of a data dir. */
function libraryBytes(dataDir: string): LibraryBytes {
  const all = readdirSync(dataDir, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  const index = all.find(({name}) => name === 'index.db')
  if (!index) throw new Error(`There is no library in ${dataDir}.`)
  const files = Object.fromEntries(
    all
      .filter(({parentPath}) => parentPath.startsWith(index.parentPath))
      .map(({parentPath, name}) => [join(parentPath, name).slice(index.parentPath.length + 1), statSync(join(parentPath, name)).size]),
  )
  const sum = (pattern: RegExp): number => Object.entries(files).reduce((bytes, [name, size]) => bytes + (pattern.test(name) ? size : 0), 0)
  return {databases: sum(/^(index|library)\./), names: sum(/^names/), indexFile: join(index.parentPath, 'index.db'), files}
}
