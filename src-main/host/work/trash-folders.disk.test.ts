import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeEach, describe, expect, it} from 'vitest'
import type {Spot} from '../../domain/act/spot.ts'
import {originOf, parseTrashInfo} from '../../domain/act/trash-info.ts'
import {localTime, ofLocalTime} from './local-time.ts'
import {NodeWorkDisk} from './node-work-disk.ts'
import {systemWorkDisk} from './system-work-disk.ts'
import {testVolume} from './test-volumes.fixture.ts'
import type {TrashFolder} from './trash-folder.ts'
import {darwinTrashFor} from './trash-folders.darwin.ts'
import {linuxTrashFolders, linuxTrashFor, type TrashPlaces} from './trash-folders.linux.ts'
import {systemTrashPlaces, trashInfoFor} from './trash-folders.ts'
import {parseWhoami, win32TrashFor} from './trash-folders.win32.ts'
import {versionFolder} from './version-folders.ts'
import {topOf} from './volume-places.ts'

const disk = systemWorkDisk()
const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-trash-')))
afterAll(() => fs.rmSync(root, {recursive: true}))
const user = process.getuid?.() ?? 0
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString()

describe.runIf(process.platform === 'linux')('the trash and the versions of a volume', () => {
  let home: string
  let stick: string
  let places: TrashPlaces
  let writable: (folder: string) => boolean
  // As if a volume were mounted at the second folder.
  beforeEach(() => {
    home = fs.mkdtempSync(path.join(root, 'home-'))
    stick = fs.mkdtempSync(path.join(root, 'stick-'))
    writable = () => true
    places = {
      disk,
      mounts: [Buffer.from('/'), Buffer.from(stick)],
      user,
      homeTrash: Buffer.from(`${home}/.local/share/Trash`),
      mayWrite: (folder) => writable(Buffer.from(folder).toString()),
    }
  })
  const trashFor = (folder: string): TrashFolder | undefined => linuxTrashFor(Buffer.from(folder), places)
  const versionsFor = (folder: string): string | undefined => text(versionFolder(Buffer.from(folder), places))

  it('is that of the home for what lies on its volume, also while it is not there', () => {
    const trash = trashFor(`${home}/Documents/not/yet`)!
    expect([trash.folder, trash.files, trash.info].map(text)).toEqual(
      ['', '/files', '/info'].map((part) => `${home}/.local/share/Trash${part}`),
    )
    expect(trash.bounds).toEqual({base: Buffer.from(`${home}/.local/share`), ofVolume: false})
  })

  it('is one of the user at the top of another volume, and the shared one only where that is a real folder with the sticky bit', () => {
    const at = (): string | undefined => text(trashFor(`${stick}/deep/down`)?.folder)
    const own = `${stick}/.Trash-${user}`
    expect(at()).toBe(own)
    fs.mkdirSync(`${stick}/.Trash`, {mode: 0o777})
    expect(at()).toBe(own)
    fs.chmodSync(`${stick}/.Trash`, 0o1777)
    expect([at(), text(trashFor(stick)?.bounds.base)]).toEqual([`${stick}/.Trash/${user}`, stick])
    fs.symlinkSync('/tmp', `${stick}/.Trash/${user}`)
    expect(at()).toBe(own)
    fs.rmSync(`${stick}/.Trash`, {recursive: true})
    fs.symlinkSync('/tmp', `${stick}/.Trash`)
    expect(at()).toBe(own)
  })

  it('is none where a link or a stranger has the place, or nothing can be made', () => {
    writable = () => false
    expect(trashFor(stick)).toBeUndefined()
    fs.symlinkSync('/tmp', `${stick}/.Trash-${user}`)
    writable = () => true
    expect(trashFor(stick)).toBeUndefined()
    fs.unlinkSync(`${stick}/.Trash-${user}`)
    fs.mkdirSync(`${stick}/.Trash-${user}`)
    expect([trashFor(stick)?.bounds.ofVolume, linuxTrashFor(Buffer.from(stick), {...places, disk: strangers})]).toEqual([true, undefined])
  })
  // The same disk, all of it of somebody else.
  const strangers: TrashPlaces['disk'] = {
    abilities: (folder) => disk.abilities(folder),
    facts: (spot) => {
      const facts = disk.facts(spot)
      return facts && {...facts, owner: user + 1}
    },
  }

  it('are listed where they are', () => {
    expect(linuxTrashFolders(places)).toEqual([])
    fs.mkdirSync(`${home}/.local/share/Trash`, {recursive: true})
    fs.mkdirSync(`${stick}/.Trash-${user}`)
    fs.mkdirSync(`${stick}/.Trash/${user}`, {recursive: true})
    expect(linuxTrashFolders(places).map(({folder}) => text(folder))).toEqual([`${home}/.local/share/Trash`, `${stick}/.Trash-${user}`])
    fs.chmodSync(`${stick}/.Trash`, 0o1777)
    expect(linuxTrashFolders(places).map(({folder}) => text(folder))).toContain(`${stick}/.Trash/${user}`)
  })

  it('keeps versions at the top, or on the highest folder where the user may, never across a mount', () => {
    expect(versionsFor(`${stick}/a/b`)).toBe(stick)
    fs.mkdirSync(`${stick}/a/b/c`, {recursive: true})
    writable = (folder) => folder.startsWith(`${stick}/a/b`)
    expect(versionsFor(`${stick}/a/b/c`)).toBe(`${stick}/a/b`)
    writable = (folder) => !folder.startsWith(stick)
    expect(versionsFor(`${stick}/a/b/c`)).toBeUndefined()
  })

  it('passes by what is not a private store of the same user', () => {
    fs.mkdirSync(`${stick}/a`)
    fs.symlinkSync('/tmp', `${stick}/.onefold-versions`)
    expect(versionsFor(`${stick}/a`)).toBe(`${stick}/a`)
    fs.unlinkSync(`${stick}/.onefold-versions`)
    fs.mkdirSync(`${stick}/.onefold-versions`, {mode: 0o755})
    expect(versionsFor(`${stick}/a`)).toBe(`${stick}/a`)
    fs.chmodSync(`${stick}/.onefold-versions`, 0o700)
    expect(versionsFor(`${stick}/a`)).toBe(stick)
    expect(text(versionFolder(Buffer.from(`${stick}/a`), {...places, disk: strangers}))).toBe(`${stick}/a`)
  })

  it('ends where the device changes, though nothing is told to be mounted there', () => {
    const devices: TrashPlaces['disk'] = {
      facts: (spot) => disk.facts(spot),
      abilities: (folder) => ({...disk.abilities(folder), device: text(folder)!.startsWith(`${home}/sub`) ? '2' : '1'}),
    }
    fs.mkdirSync(`${home}/sub/deep`, {recursive: true})
    expect(text(topOf(Buffer.from(`${home}/sub/deep`), {...places, disk: devices}))).toBe(`${home}/sub`)
  })
})

const hasTrashCli = spawnSync('trash-list', ['--version']).status === 0
const volume = hasTrashCli ? testVolume('tmpfs') : {missing: 'no trash-cli here'}
afterAll(() => ('end' in volume ? volume.end() : undefined))

describe.runIf(hasTrashCli && process.platform === 'linux')('beside trash-cli', () => {
  const data = fs.realpathSync(fs.mkdtempSync(path.join(root, 'data-')))
  const env = {...process.env, XDG_DATA_HOME: data, TZ: 'America/St_Johns'}
  const places = (): TrashPlaces => ({...systemTrashPlaces(disk), homeTrash: Buffer.from(`${data}/Trash`)})
  const trashList = (): string => execFileSync('trash-list', {env, encoding: 'utf8'})
  const homes = [root, ...('folder' in volume ? [volume.folder] : [])]

  it.each(homes)('reads what trash-put put there, from %s', (home) => {
    const file = path.join(fs.mkdtempSync(path.join(home, 't-')), 'Käse 100% [x]=y')
    fs.writeFileSync(file, 'content')
    const before = Math.floor(Date.now() / 1000) * 1000
    execFileSync('trash-put', [file], {env: {...process.env, XDG_DATA_HOME: data}})
    const trash = linuxTrashFor(Buffer.from(path.dirname(file)), places())!
    const told = disk
      .list(trash.info)
      .map(({name}) => parseTrashInfo(contentOf({folder: trash.info, name}))!)
      .find((info) => text(originOf(info, trash.bounds)) === file)
    const at = ofLocalTime(told!.deletedAt!)!
    expect([at >= before, at <= Date.now()]).toEqual([true, true])
  })

  it.each(homes)('is read and restored by it, from %s', (home) => {
    const folder = fs.mkdtempSync(path.join(home, 'r-'))
    const from = {folder: Buffer.from(folder), name: Buffer.from('Über uns; 100% "x".txt')}
    const file = path.join(folder, text(from.name)!)
    fs.writeFileSync(file, 'content')
    const trash = linuxTrashFor(from.folder, places())!
    for (const needed of [trash.files, trash.info]) fs.mkdirSync(Buffer.from(needed), {recursive: true, mode: 0o700})
    // The 26th of November 2026, in Newfoundland.
    const at = Date.UTC(2026, 10, 26, 12, 35, 7)
    const info = inZone('America/St_Johns', () => trashInfoFor(from, trash, at))
    write({folder: trash.info, name: Buffer.from('our thing.trashinfo')}, info)
    disk.place(from, {folder: trash.files, name: Buffer.from('our thing')})
    expect(trashList()).toContain(`2026-11-26 09:05:07 ${file}\n`)
    execFileSync('trash-restore', [file], {env, input: '0\n', cwd: folder})
    // What trash-put brought is still there.
    expect([fs.readFileSync(file, 'utf8'), disk.list(trash.files).length]).toEqual(['content', 1])
  })
})

describe('the trashes of other systems', () => {
  it('are found for macOS, on the volume of the thing', () => {
    const places = {disk: new NodeWorkDisk(), mounts: [Buffer.from('/'), Buffer.from(root)], user: 501, mayWrite: () => true}
    const at = (folder: string, home: string): string | undefined =>
      text(darwinTrashFor(Buffer.from(folder), {...places, home: Buffer.from(home)}))
    expect([at('/', '/'), at(root, '/')]).toEqual(['/.Trash', `${root}/.Trashes/501`])
  })

  it('are found for Windows, on the drive of the thing, for the one who asks', () => {
    const sid = parseWhoami('"pc\\ann","S-1-5-21-1004336348-1177238915-682003330-512"\r\n')!
    expect(win32TrashFor('d:\\Fotos\\a.jpg', sid)).toBe('D:\\$Recycle.Bin\\S-1-5-21-1004336348-1177238915-682003330-512')
    expect([win32TrashFor('\\\\server\\share\\a', sid), win32TrashFor('C:\\a', 'x'), parseWhoami('')]).toEqual(Array(3).fill(undefined))
  })
})

it.runIf(process.platform === 'linux')('tells the time of the place as date does', () => {
  for (const ms of [0, Date.UTC(2026, 6, 1, 23, 59, 59), Date.UTC(2026, 10, 26, 0, 0, 1)]) {
    const told = inZone('Asia/Kathmandu', () => localTime(ms))
    const env = {...process.env, TZ: 'Asia/Kathmandu'}
    expect(told).toBe(execFileSync('date', ['-d', `@${ms / 1000}`, '+%FT%T'], {env, encoding: 'utf8'}).trim())
    expect(inZone('Asia/Kathmandu', () => ofLocalTime(told))).toBe(ms)
  }
  expect(ofLocalTime('2026-13-01T00:00:00')).toBeUndefined()
})

function inZone<V>(zone: string, run: () => V): V {
  const before = process.env['TZ']
  process.env['TZ'] = zone
  try {
    return run()
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
}

function contentOf(spot: Spot): Uint8Array {
  const file = disk.openSource(spot)
  const bytes = disk.read(file, {offset: 0, length: 4096}).slice()
  disk.close(file)
  return bytes
}

function write(spot: Spot, bytes: Uint8Array): void {
  const file = disk.createPart(spot)
  disk.write(file, bytes, 0)
  disk.close(file)
}
