import {readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {create, hashesOf, openTestLibrary, tempFolder} from '../testing/test-library.ts'
import {writeMeta} from './meta.ts'
import {indexMigrations} from './migrations/index-migrations.ts'
import {libraryMigrations} from './migrations/library-migrations.ts'
import {openReaders} from './open-readers.ts'
import {volumeRow} from '../testing/volume-row.ts'
import {putVolume, volumes} from './volume-rows.ts'

const disk = volumeRow({uuid: 'v1'})
const DAY = 24 * 60 * 60 * 1000

test('what was written is there after closing and opening again, and a clean close leaves whole files', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const first = await openTestLibrary(folder, {create})
  putVolume(first, disk)
  const before = first.marks()
  expect(first.close()).toEqual(before)
  expect(readdirSync(folder).toSorted()).toEqual(['index.db', 'library.db', 'library.json'])

  const again = await openTestLibrary(folder, {seen: before})
  expect(volumes(again)).toEqual([disk])
  expect(again.report).toEqual({recovered: false, restoredFrom: undefined, indexRebuilt: false, epochRenewed: false})
  expect(again.marks()).toEqual({...before, librarySeq: 1})
  expect(again.card).toMatchObject({id: create.id, name: 'Test', schema: libraryMigrations.length, indexSchema: indexMigrations.length})
})

test('connections have the settings that durability rests on', async () => {
  const {library, index} = await openTestLibrary(join(tempFolder(), 'A.onefold'), {create})
  const told = [library, index].map((one) =>
    ['journal_mode', 'synchronous', 'foreign_keys'].map((pragma) => one.pragma(pragma, {simple: true})),
  )
  // sqlite.org/pragma.html: synchronous 2 is FULL, 1 is NORMAL.
  expect(told).toEqual([
    ['wal', 2, 0],
    ['wal', 1, 0],
  ])
})

test('readers see what the writer committed and cannot write', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const writer = await openTestLibrary(folder, {create})
  const readers = openReaders(folder, {})
  putVolume(writer, disk)
  expect(volumes(readers)).toEqual([disk])
  expect(() => putVolume(readers, disk)).toThrow(/readonly/)
  readers.close()
})

test('a database of another program is refused', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const made = await openTestLibrary(folder, {create})
  made.library.pragma('application_id = 252006673')
  made.close()
  await expect(openTestLibrary(folder)).rejects.toMatchObject({code: 'BadInput'})
})

test.each([
  ['library', 'its header'],
  ['index', 'its header'],
  ['library', 'a log that was not folded in'],
  ['index', 'a log that was not folded in'],
  ['library', 'the card'],
] as const)('a newer %s, known by %s, is refused and no byte changes', async (name, where) => {
  const folder = join(tempFolder(), 'A.onefold')
  const made = await openTestLibrary(folder, {create})
  const keep = new Map<string, Buffer>()
  if (where !== 'the card') made[name].pragma('user_version = 99')
  if (where === 'a log that was not folded in') {
    for (const file of readdirSync(folder)) keep.set(file, readFileSync(join(folder, file)))
  }
  made.close()
  // As a killed program leaves it: the files of the moment before the close.
  for (const [file, bytes] of keep) writeFileSync(join(folder, file), bytes)
  if (where === 'the card') {
    const card = join(folder, 'library.json')
    writeFileSync(card, readFileSync(card, 'utf8').replace(/"schema": \d+/, '"schema": 99'))
  }
  if (where === 'a log that was not folded in') expect(readFileSync(join(folder, `${name}.db`)).readUInt32BE(60)).not.toBe(99)

  const before = hashesOf(folder)
  await expect(openTestLibrary(folder)).rejects.toMatchObject({code: 'SchemaNewer'})
  expect(hashesOf(folder)).toEqual(before)
})

test.each(['damaged', 'missing', 'empty'] as const)('a %s index.db is begun anew in a new epoch with new ids', async (how) => {
  const folder = join(tempFolder(), 'A.onefold')
  const made = await openTestLibrary(folder, {create})
  putVolume(made, disk)
  const base = made.index.prepare("SELECT value FROM meta WHERE key = 'base'").pluck().get()
  const before = made.close()
  if (how === 'missing') rmSync(join(folder, 'index.db'))
  else writeFileSync(join(folder, 'index.db'), how === 'empty' ? '' : 'x'.repeat(20_000))

  const again = await openTestLibrary(folder, {seen: before})
  expect(again.report.indexRebuilt).toBe(true)
  expect(again.marks().indexEpoch).not.toBe(before.indexEpoch)
  expect(again.marks().libraryEpoch).toBe(before.libraryEpoch)
  expect(again.index.prepare("SELECT value FROM meta WHERE key = 'base'").pluck().get()).not.toEqual(base)
  expect(volumes(again)).toEqual([disk])
})

test('a damaged library.db comes back from the newest good backup, is set aside, and begins a new epoch', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const made = await openTestLibrary(folder, {create})
  putVolume(made, disk)
  made.close()
  const good = await openTestLibrary(folder)
  const before = good.close()
  const [backup] = readdirSync(join(folder, 'backups'))
  writeFileSync(join(folder, 'backups', 'library-2999-01-01T00-00-00-000Z.db'), 'not a database at all'.repeat(1000))
  const damage = Buffer.from('x'.repeat(50_000))
  writeFileSync(join(folder, 'library.db'), damage)

  const again = await openTestLibrary(folder, {seen: before})
  expect(again.report).toMatchObject({restoredFrom: backup, epochRenewed: true})
  expect(volumes(again)).toEqual([disk])
  expect(again.marks().libraryEpoch).not.toBe(before.libraryEpoch)
  const aside = readdirSync(join(folder, 'backups')).find((name) => name.startsWith('damaged-'))!
  expect(readFileSync(join(folder, 'backups', aside))).toEqual(damage)
})

test('damage inside a page is found after an unclean end', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const made = await openTestLibrary(folder, {create})
  putVolume(made, disk)
  made.close()
  const good = await openTestLibrary(folder)
  writeMeta(good.library, {filler: 'x'.repeat(100_000)})
  good.library.pragma('wal_checkpoint(TRUNCATE)')
  const open = readFileSync(join(folder, 'library.db'))
  good.close()
  // Pages 4 and 5; the header and the marker of the opening are whole.
  writeFileSync(join(folder, 'library.db'), Buffer.concat([open.subarray(0, 12_288), Buffer.alloc(8192, 0xff), open.subarray(20_480)]))
  expect((await openTestLibrary(folder)).report.restoredFrom).toMatch(/^library-/)
})

test('a damaged library.db without a good backup is refused and no byte changes', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  ;(await openTestLibrary(folder, {create})).close()
  writeFileSync(join(folder, 'library.db'), 'x'.repeat(50_000))
  const before = hashesOf(folder)
  await expect(openTestLibrary(folder)).rejects.toMatchObject({code: 'Damaged'})
  expect(hashesOf(folder)).toEqual(before)
})

test('a library that was put back to an older state begins new epochs, and a device without memory of it does not mind', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  ;(await openTestLibrary(folder, {create})).close()
  const old = ['library.db', 'index.db'].map((name) => [name, readFileSync(join(folder, name))] as const)
  const newer = await openTestLibrary(folder)
  putVolume(newer, disk)
  const seen = newer.close()
  for (const [name, bytes] of old) writeFileSync(join(folder, name), bytes)

  const unaware = await openTestLibrary(folder)
  expect(unaware.report.epochRenewed).toBe(false)
  expect(unaware.close().libraryEpoch).toBe(seen.libraryEpoch)
  const aware = await openTestLibrary(folder, {seen})
  expect(aware.report.epochRenewed).toBe(true)
  expect(aware.marks().libraryEpoch).not.toBe(seen.libraryEpoch)
})

test('backups are made when a day has passed, and five are kept', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  ;(await openTestLibrary(folder, {create})).close()
  const counts: number[] = []
  for (const days of [0, 0.5, 1.1, 2.2, 3.3, 4.4, 5.5]) {
    ;(await openTestLibrary(folder, {}, days * DAY)).close()
    counts.push(readdirSync(join(folder, 'backups')).length)
  }
  expect(counts).toEqual([1, 1, 2, 3, 4, 5, 5])
})

test('a backup that is to wait is made when it is asked for', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  ;(await openTestLibrary(folder, {create})).close()
  const library = await openTestLibrary(folder, {backsUpLater: true})
  const backups = (): number =>
    readdirSync(folder).filter((name) => name === 'backups').length && readdirSync(join(folder, 'backups')).length
  expect(backups()).toBe(0)
  await library.backUpWhenDue()
  await library.backUpWhenDue()
  expect(backups()).toBe(1)
})

test('a lost card is written again from what the library knows', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const {card} = await openTestLibrary(folder, {create})
  rmSync(join(folder, 'library.json'))
  const again = await openTestLibrary(folder)
  expect(again.card).toEqual({...card, name: 'A'})
})

test('an encrypted library opens with its key only, and nothing in its folder is plain', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  const key = new Uint8Array(32).fill(7)
  const made = await openTestLibrary(folder, {create, key})
  putVolume(made, {...disk, label: 'SECRET-LABEL'})
  made.close()
  const again = await openTestLibrary(folder, {key})
  expect(volumes(again)[0]?.label).toBe('SECRET-LABEL')
  again.close()
  expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)

  const before = hashesOf(folder)
  for (const name of Object.keys(before).filter((one) => one.endsWith('.db'))) {
    const bytes = readFileSync(join(folder, name))
    expect(statSync(join(folder, name)).size).toBeGreaterThan(4096)
    expect([bytes.includes('SECRET-LABEL'), bytes.includes('SQLite format 3')]).toEqual([false, false])
  }
  for (const wrong of [undefined, new Uint8Array(32).fill(8)])
    await expect(openTestLibrary(folder, {key: wrong})).rejects.toMatchObject({code: 'Damaged'})
  expect(hashesOf(folder)).toEqual(before)
})
