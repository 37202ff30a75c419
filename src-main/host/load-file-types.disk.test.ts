import {execFileSync} from 'node:child_process'
import {closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {inflateSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import type {TypeFinding} from '../contract/file.ts'
import {detectType, TYPE_HEAD_BYTES} from '../domain/file-types/detect.ts'
import {categoryOf, type FileTypes, typeOfName} from '../domain/file-types/file-types.ts'
import {quickCheck} from '../domain/file-types/quick-check.ts'
import samples from './fixtures/sample-files.json' with {type: 'json'}
import {type SampleRow, sampleRows, wrongRows} from './fixtures/sample-table.ts'
import {loadFileTypes} from './load-file-types.ts'

let types: FileTypes
let folder: string

beforeAll(async () => {
  types = await loadFileTypes(join(import.meta.dirname, '../../resources/file-types'))
  folder = mkdtempSync(join(tmpdir(), 'onefold-types-'))
  for (const [at, {name, sample}] of sampleRows.entries()) {
    mkdirSync(join(folder, String(at)))
    writeFileSync(
      join(folder, String(at), name),
      inflateSync(Buffer.from((samples as Readonly<Record<string, string>>)[sample]!, 'base64')),
    )
  }
})
afterAll(() => rmSync(folder, {recursive: true}))

const pathOf = (row: SampleRow): string => join(folder, String(sampleRows.indexOf(row)), row.name)

function find(row: SampleRow): TypeFinding {
  const head = Buffer.alloc(TYPE_HEAD_BYTES)
  const file = openSync(pathOf(row), 'r')
  const read = readSync(file, head, 0, head.length, 0)
  closeSync(file)
  return detectType(types, {name: row.name, kind: 'file', head: head.subarray(0, read), sizeBytes: statSync(pathOf(row)).size})
}

describe('file types', () => {
  it('are as many as promised', () => {
    expect(types.all.length).toBeGreaterThanOrEqual(300)
    expect(new Set(types.all.map(({category}) => category)).size).toBeGreaterThanOrEqual(17)
    expect(sampleRows.length).toBeGreaterThanOrEqual(120)
    expect(new Set(sampleRows.map(({type}) => type)).size).toBeGreaterThanOrEqual(60)
    expect(wrongRows.length).toBeGreaterThanOrEqual(30)
  })

  it.each(sampleRows)('$name holding $sample is $category, $type', (row) => {
    const found = find(row)
    expect({category: found.category, type: found.type, lies: found.disagreement !== undefined}).toEqual({
      category: row.category,
      type: row.type,
      lies: row.lies,
    })
  })

  it('that a quick check finds promised truly are what all that is known says', () => {
    const quick = quickCheck(types)
    const agreeing = sampleRows.filter((row) => {
      const promised = typeOfName(types, row.name)
      return promised !== undefined && quick(promised, readFileSync(pathOf(row)).subarray(0, 4096))
    })
    expect(agreeing.length).toBeGreaterThan(40)
    expect(agreeing.map((row) => find(row).type)).toEqual(agreeing.map((row) => typeOfName(types, row.name)!.id))
  })

  it('are told by the name alone for lists and searches', () => {
    const named = ['a.JPG', 'a.tar.gz', 'a.gz', 'Makefile', '.bashrc', '.png', 'a.b.c', 'libc.so.6', 'x.ts', ''].map(
      (name) => typeOfName(types, name)?.id,
    )
    expect(named).toEqual([
      'image/jpeg',
      'application/x-compressed-tar',
      'application/gzip',
      'text/x-makefile',
      'text/x-shellscript',
      undefined,
      'text/x-c',
      'application/x-sharedlib',
      'text/typescript',
      undefined,
    ])
    expect([
      categoryOf(types, 'JPG', 'file'),
      categoryOf(types, 'tar.gz', 'file'),
      categoryOf(types, 'no-such', 'file'),
      categoryOf(types, 'jpg', 'dir'),
      categoryOf(types, 'app', 'dir'),
      categoryOf(types, 'jpg', 'link'),
      categoryOf(types, '', 'special'),
    ]).toEqual(['image', 'archive', 'unknown', 'folder', 'package', 'link', 'special'])
  })

  it('are told by the kind where there are no bytes', () => {
    const kinds = (
      [
        ['dir', 0o040755],
        ['link', 0o120777],
        ['special', 0o010644],
        ['special', 0o140755],
        ['special', 0o020666],
        ['special', 0o060660],
      ] as const
    ).map(([kind, mode]) => detectType(types, {name: 'x.jpg', kind, mode, sizeBytes: 0}).type)
    expect(kinds).toEqual(['inode/directory', 'inode/symlink', 'inode/fifo', 'inode/socket', 'inode/chardevice', 'inode/blockdevice'])
    expect(detectType(types, {name: 'x', kind: 'file', head: new Uint8Array(), sizeBytes: 0}).type).toBe('inode/x-empty')
    expect(detectType(types, {name: 'x.md', kind: 'file', sizeBytes: 9}).type).toBe('text/markdown')
  })
})

// What file(1) says when it knows no more than the outer form.
const general = new Set([
  'text/plain',
  'text/xml',
  'application/zip',
  'application/octet-stream',
  'application/x-ole-storage',
  'application/CDFV2',
  'inode/x-empty',
])

// Left: file(1). Right: other names for the same thing, or the exact type where file(1) takes the text for a relative.
const synonyms: Readonly<Record<string, readonly string[]>> = {
  'text/x-c': ['text/rust'],
  'text/x-c++': ['text/x-java'],
  'application/javascript': ['text/typescript'],
  'application/postscript': ['image/x-eps'],
  'application/x-pie-executable': ['application/x-executable', 'application/x-sharedlib'],
  'application/x-dosexec': ['application/vnd.microsoft.portable-executable'],
  'text/html': ['text/markdown'],
  'application/x-gzip': ['application/gzip'],
  'application/csv': ['text/csv'],
  'image/x-ms-bmp': ['image/bmp'],
  'application/x-sqlite3': ['application/vnd.sqlite3'],
}

function fileProgram(): boolean {
  try {
    execFileSync('file', ['--version'])
    return true
  } catch {
    // Not installed: the comparison is skipped, and vitest shows that.
    return false
  }
}

describe.skipIf(!fileProgram())('file(1) (skipped where it is not installed)', () => {
  it('says the same where it knows the type', () => {
    const said = execFileSync('file', ['--brief', '--mime-type', '--', ...sampleRows.map(pathOf)], {encoding: 'utf8'})
      .trim()
      .split('\n')
    const different = sampleRows.flatMap((row, at) => {
      const theirs = said[at]!
      const ours = find(row).mime!
      if (general.has(theirs) || ours === theirs || synonyms[theirs]?.includes(ours)) return []
      return [`${row.name} (${row.sample}): file says ${theirs}, we say ${ours}`]
    })
    expect(different).toEqual([])
    expect(said.filter((mime) => !general.has(mime)).length).toBeGreaterThanOrEqual(100)
  })
})
