import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {operations} from '../src-main/contract/index.ts'
import {entryFor, missingFromLock} from './complete-lock.mjs'
import {rooms} from './room-table.mjs'
import {hasBannedWord, hasDocSentence, isBarrelOutOfPlace, isCode, isTest, readSources, sizesOf} from './tidy.ts'

const root = join(import.meta.dirname, '..')
const sources = readSources(root)
const code = sources.filter((source) => isCode(source) && /^src-(main|preload|renderer)\//.test(source.path))
const program = code.filter((source) => !isTest(source))
const paths = (found: readonly {readonly path: string}[]) => found.map(({path}) => path)

// What gathers several subjects: pages and tabs of the window, and acts, which come from files, undo and redo alike.
const PAGES = ['place', 'tab', 'act', 'size', 'timeline', 'overview', 'inspector', 'favourite', 'basket']

describe('the house', () => {
  it('says in a sentence what the main export of each file is for', () => {
    expect(paths(program.filter((source) => !hasDocSentence(source)))).toEqual([])
  })

  it('has no file whose name says nothing, and no barrel but the table of contents of a subject', () => {
    expect(paths(code).filter((path) => hasBannedWord(path) || isBarrelOutOfPlace(path))).toEqual([])
  })

  it('calls a subject by the same word in every room', () => {
    const subjects = [...Object.keys(operations), ...PAGES]
    const known = (folder: string) => subjects.includes(folder) || (folder.endsWith('s') && subjects.includes(folder.slice(0, -1)))
    expect(['src-main/features', 'src-renderer/features'].flatMap(foldersIn).filter((folder) => !known(folder))).toEqual([])
  })

  it('keeps its files short', () => {
    const sizes = sizesOf(program)
    process.stdout.write(`files ${sizes.files}, lines: median ${sizes.median}, p90 ${sizes.p90}\n`)
    expect(sizes.median).toBeLessThanOrEqual(60)
    expect(sizes.p90).toBeLessThanOrEqual(150)
  })

  it('locks the native builds of every platform', () => {
    expect(missingFromLock(JSON.parse(sources.find(({path}) => path === 'package-lock.json')?.text ?? '')).map(({name}) => name)).toEqual(
      [],
    )
  })

  it('names no path of one machine', () => {
    const machine = new RegExp(`(^|[^A-Za-z0-9_.])/(${['work', 'farm', 'root'].join('|')})/`, 'm')
    expect(paths(sources.filter(({path, text}) => path !== 'package-lock.json' && machine.test(text)))).toEqual([])
  })

  it('shows the table of rooms in README.md as it is enforced', () => {
    const readme = sources.find(({path}) => path === 'README.md')?.text ?? ''
    const rows = [...readme.matchAll(/^\| `([a-z.-]+)\/?(?:<subject>\/)?` \|[^|]*\| ([^|]*) \|$/gm)].map(([, room, imports]) => ({
      room,
      imports: imports === '–' ? [] : imports?.split(', ').map((word) => word.split(' ')[0]),
    }))
    expect(rows).toEqual(rooms)
  })

  it('has a paragraph of its own in every room that holds code', () => {
    const silent = rooms
      .map(({room}) => `src-main/${room}`)
      .filter((folder) => !folder.endsWith('.ts') && program.some(({path}) => path.startsWith(`${folder}/`)))
    expect(silent.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([])
  })
})

describe('tidy itself', () => {
  it.each([
    ['/** Adds a thing. */\nexport function addThing() {}', true],
    ['export function addThing() {}', false],
    ['/** no full stop */\nexport function addThing() {}', false],
    ['export const FIRST = 1\n/** Adds a thing. */\nexport const addThing = () => {}', true],
    ['/** First. */\nexport const FIRST = 1\nexport const addThing = () => {}', false],
    ["/** Text. */\nimport {a} from './a.ts'\nexport const addThing = a", false],
  ])('judges the doc sentence of %j', (text, good) => {
    expect(hasDocSentence({path: 'src-main/features/thing/add-thing.ts', text})).toBe(good)
  })

  it('finds builds that a lock file forgot, and reads from their names where they run', () => {
    const packages = {
      '': {},
      'node_modules/a': {dev: true, optionalDependencies: {'a-linux-arm-musleabihf': '1.2.3', 'a-darwin-x64': '1.2.3'}},
      'node_modules/a-darwin-x64': {version: '1.2.3'},
      'node_modules/b': {},
      'node_modules/b/node_modules/c': {optionalDependencies: {d: '1.0.0', e: '1.0.0'}},
      'node_modules/b/node_modules/d': {},
      'node_modules/e': {},
    }
    expect(missingFromLock({packages}).map(entryFor)).toEqual([
      {version: '1.2.3', cpu: ['arm'], os: ['linux'], libc: ['musl'], dev: true, license: 'MIT', optional: true},
    ])
  })

  it('knows banned words by whole words only', () => {
    expect(['a/path-utils.ts', 'common/x.ts', 'a/commonest.ts', 'job-manager.ts'].map(hasBannedWord)).toEqual([true, true, false, true])
  })

  it('takes median and p90 from sorted lengths', () => {
    const files = [10, 200, 30, 40, 50, 60, 70, 80, 90, 100].map((lines) => ({path: `${lines}.ts`, text: 'x\n'.repeat(lines)}))
    expect(sizesOf(files)).toEqual({files: 10, median: 70, p90: 200})
  })
})

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), {withFileTypes: true}).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}
