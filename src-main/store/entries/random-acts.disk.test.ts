import {execFileSync} from 'node:child_process'
import {linkSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, expect, test} from 'vitest'
import {type IndexBench, openIndexBench} from '../../features/index/index-bench.fixture.ts'
import {seededRandom} from '../../features/search/engine/naive-search.fake.ts'
import {isLive} from '../../features/search/engine/columns.ts'
import {applyRows, emptyNameIndex, removeTrees} from '../../features/search/engine/name-index.ts'
import {factsAt} from '../../testing/facts-at.ts'
import {tempFolder} from '../../testing/test-library.ts'
import {openIndexMoment} from '../index-follow.ts'
import {dropEntries} from './drop-entries.ts'
import {type MovedEntry, moveEntries} from './move-entries.ts'
import {noteFacts} from './note-facts.ts'

let bench: IndexBench | undefined
afterEach(() => bench?.close())

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const folderOf = (name: string): string => name.split('/').slice(0, -1).join('/')
const baseOf = (name: string): string => name.split('/').at(-1)!
const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

/** A real tree and random acts on it, each told to the index as an act tells it. */
function openWorld(seed: number) {
  const random = seededRandom(seed)
  const one = <V>(of: readonly V[]): V => of[Math.floor(random() * of.length)]!
  const root = tempFolder()
  const path = (name: string): string => (name === '' ? root : join(root, name))
  const all = (): readonly string[] => (readdirSync(root, {recursive: true}) as string[]).toSorted()
  const isFolder = (name: string): boolean => lstatSync(path(name)).isDirectory()
  const folders = (): readonly string[] => ['', ...all().filter(isFolder)]
  const files = (): readonly string[] => all().filter((name) => !isFolder(name))
  let made = 0
  const make = (): void => {
    const at = below(one(folders()), one(names))
    if (all().includes(at)) return
    if (random() < 0.35) mkdirSync(path(at))
    else if (random() < 0.4 && files().length > 0) linkSync(path(one(files())), path(at))
    else writeFileSync(path(at), 'x'.repeat(++made))
  }
  for (let times = 0; times < 45; times++) make()
  const idOf = (name: string): number =>
    name === '' ? (bench!.stores().index.prepare('SELECT entry FROM root').pluck().get() as number) : bench!.ids()[name]!
  /** The times of folders and the counts of links, which acts change beside what they are about. */
  const noteRest = (): void => {
    const ids = bench!.ids()
    const entries = ['', ...all()].filter((name) => name === '' || ids[name] !== undefined)
    noteFacts(bench!.stores(), {entries: entries.map((name) => ({id: idOf(name), facts: factsAt(path(name))}))})
  }
  const move = (): readonly [string, string] | undefined => {
    const [from, to] = [one(all()), below(one(folders()), one(names))]
    if (from === to || to.startsWith(`${from}/`) || from.startsWith(`${to}/`)) return undefined
    const taken = all().includes(to)
    if (taken && (isFolder(from) || isFolder(to) || lstatSync(path(from)).ino === lstatSync(path(to)).ino)) return undefined
    const told: Omit<MovedEntry, 'facts'> = {id: idOf(from), parent: idOf(folderOf(to)), name: Buffer.from(baseOf(to))}
    renameSync(path(from), path(to))
    moveEntries(bench!.stores(), {moves: [{...told, facts: factsAt(path(to))}]})
    return [from, to]
  }
  const drop = (): string => {
    const name = one(all())
    const id = idOf(name)
    rmSync(path(name), {recursive: true})
    dropEntries(bench!.stores(), {entries: [id]})
    return name
  }
  return {root, random, move, drop, make, noteRest, all}
}

const found = (root: string): readonly string[] =>
  execFileSync('find', [root, '-mindepth', '1', '-printf', '%p\\t%y\\t%s\\t%T@\\t%i\\n'], {
    encoding: 'utf8',
    env: {...process.env, LC_ALL: 'C'},
  })
    .split('\n')
    .filter(Boolean)
    .map((line) => line.replace(/\.(\d{9})0\t/, '.$1\t'))
    .toSorted((a, b) => (a.split('\t')[0]! < b.split('\t')[0]! ? -1 : 1))
const table = (): unknown =>
  bench!
    .stores()
    .index.prepare('SELECT id, parent, own_files, own_folders, own_bytes, own_linked, bytes, files, folders FROM folder ORDER BY id')
    .all()
const orphans = (): unknown =>
  bench!.stores().index.prepare('SELECT count(*) FROM entry WHERE parent > 0 AND parent NOT IN (SELECT id FROM entry)').pluck().get()

/** The names as the search follows them, by what is newer alone; answers the folder of each entry. */
function openFollower() {
  const names = emptyNameIndex(() => '')
  let seq = 0
  return (): ReadonlyMap<number, number> => {
    const moment = openIndexMoment(bench!.stores().index)
    for (const page of moment.rowsAfter(seq)) applyRows(names, page)
    if (seq > 0) removeTrees(names, moment.goneAfter(seq))
    seq = moment.seq
    moment.end()
    const {ids, parents, count} = names.columns
    const live = Array.from({length: count}, (_, slot) => slot).filter((slot) => isLive(names.columns, slot))
    return new Map(
      live.map((slot) => [ids[slot]!, parents[slot]! < 0 ? -1 : ids[parents[slot]!]!] as const).toSorted((a, b) => a[0] - b[0]),
    )
  }
}
/** Where entries stand when one was moved, over another one maybe, or deleted. */
function afterwards(
  before: Readonly<Record<string, number>>,
  {from, to}: {readonly from: string; readonly to: string | undefined},
): Readonly<Record<string, number>> {
  const isOf = (name: string): boolean => name === from || name.startsWith(`${from}/`)
  const left = Object.entries(before).filter(([name]) => name !== to && !(to === undefined && isOf(name)))
  return Object.fromEntries(left.map(([name, id]) => [isOf(name) ? to + name.slice(from.length) : name, id]))
}
const placed = (): ReadonlyMap<number, number> =>
  new Map(bench!.stores().index.prepare('SELECT id, parent FROM entry ORDER BY id').raw().all() as [number, number][])

test.each(Array.from({length: 12}, (_, seed) => seed))(
  'after random acts (seed %i) the index is as the disk is, ids and sums too',
  async (seed) => {
    const world = openWorld(seed)
    bench = openIndexBench(world.root)
    await bench.run()
    const follow = openFollower()
    follow()
    for (let round = 0; round < 6; round++) {
      for (let step = 0; step < 4; step++) {
        const before = bench.ids()
        const drops = world.random() < 0.25 && world.all().length > 8
        const [from, to] = drops ? [world.drop(), undefined] : (world.move() ?? [undefined, undefined])
        expect(bench.ids()).toEqual(from === undefined ? before : afterwards(before, {from, to}))
        if (world.random() < 0.7) expect(follow()).toEqual(placed())
        world.noteRest()
        expect(bench.lines()).toEqual(found(world.root))
      }
      const [seq, kept, ids] = [bench.seq(), table(), bench.ids()]
      const {added, changed, removed, moved} = await bench.run()
      expect({seed, round, added, changed, removed, moved}).toEqual({seed, round, added: 0, changed: 0, removed: 0, moved: 0})
      expect([bench.seq(), table(), bench.ids()]).toEqual([seq, kept, ids])
    }
  },
)

test.each(Array.from({length: 25}, (_, seed) => 100 + seed))(
  'acts while a run is under way (seed %i) leave nothing behind that the next run does not put right',
  async (seed) => {
    const world = openWorld(seed)
    bench = openIndexBench(world.root, {entriesAChunk: 1 + Math.floor(world.random() * 6)})
    // The first run, then one that finds things changed by others: both are met by acts of ours in the middle.
    for (let round = 0; round < 3; round++) {
      await bench.run({
        onChunk: () => {
          if (world.random() < 0.5) return
          const known = Object.keys(bench!.ids()).length
          if (known < 3) return
          try {
            if (world.random() < 0.3) world.drop()
            else world.move()
          } catch (error) {
            // What the index does not know so far no act can have told it of.
            if (!(error instanceof TypeError)) throw error
          }
        },
      })
      expect(orphans()).toBe(0)
      for (let times = 0; times < 6; times++) world.make()
    }
    await bench.run()
    expect(orphans()).toBe(0)
    expect(bench.lines()).toEqual(found(world.root))
    const kept = table()
    await bench.run()
    expect(table()).toEqual(kept)
  },
)
