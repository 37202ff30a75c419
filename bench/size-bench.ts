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
    await withCore({...options, dataDir}, async ({client, ended}) => ended((await client.location.add({path: corpus.path, mode: 'shallow'})).job))
    const shallow = libraryBytes(dataDir)
    await withCore({...options, dataDir}, async ({client, ended}) => {
      const {job} = await client.location.update({location: corpus.path, mode: 'content'})
      if (job) await ended(job)
    })
    const content = libraryBytes(dataDir)
    const each = (what: string, {total}: LibraryBytes, atMost: number) =>
      figureOf({what, unit: 'bytes', runs: [total / corpus.entries], goal: {of: 'value', atMost}})
    const {index, names} = content
    return {
      corpus,
      figures: [
        each('library, an entry, shallow', shallow, 180),
        each('library, an entry, with content', content, 280),
        figureOf({what: 'of it index.db, shallow', unit: 'bytes', runs: [shallow.index / corpus.entries]}),
        figureOf({what: 'of it index.db, with content', unit: 'bytes', runs: [index / corpus.entries]}),
        figureOf({what: 'of it the snapshot of the names', unit: 'bytes', runs: [names / corpus.entries]}),
      ],
      files: {shallow: shallow.files, content: content.files},
      how: 'Files after a clean end; tables and indexes by dbstat, columns by the sizes of the record format with a header byte each.',
      ...tableCosts(content.indexFile, corpus.entries),
    }
  })
}

interface LibraryBytes {
  readonly total: number
  readonly index: number
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
    all.filter(({parentPath}) => parentPath.startsWith(index.parentPath)).map(({parentPath, name}) => [join(parentPath, name).slice(index.parentPath.length + 1), statSync(join(parentPath, name)).size]),
  )
  const sum = (pattern: RegExp): number => Object.entries(files).reduce((bytes, [name, size]) => bytes + (pattern.test(name) ? size : 0), 0)
  return {total: sum(/./), index: sum(/^index\.db/), names: sum(/^names/), indexFile: join(index.parentPath, 'index.db'), files}
}
