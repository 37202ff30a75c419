import {execFileSync, spawn, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os, {constants} from 'node:os'
import path from 'node:path'
import {afterAll, beforeEach, describe, expect, it} from 'vitest'
import {linuxCalls} from '../native/linux-calls.ts'
import {linuxChangeCalls, type LinuxChangeCalls} from '../native/linux-change-calls.ts'
import {LinuxWorkDisk} from './linux-work-disk.ts'
import {othersOnDisk} from './others-on-disk.fixture.ts'
import {testVolume} from './test-volumes.fixture.ts'
import {codeOf, Drawn} from './work-disk-under-test.ts'

const calls = linuxCalls()
const changes = linuxChangeCalls()
const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-linux-work-')))
afterAll(() => fs.rmSync(root, {recursive: true}))
const can = {holes: true, fineTimes: true, extended: true, owners: false}
const drawnOn = (folder: string, table = changes!): Drawn =>
  new Drawn({
    disk: new LinuxWorkDisk(calls!, table),
    folder: Buffer.from(fs.mkdtempSync(path.join(folder, 'w-'))),
    can,
    others: othersOnDisk,
  })
const asRoot = process.getuid?.() === 0
const hasAcl = spawnSync('setfacl', ['--version']).status === 0

describe.runIf(changes !== undefined)('the work disk of Linux', () => {
  let on: Drawn
  const real = (name: string): string => Buffer.from(on.path(name)).toString()
  const acl = (name: string): string => execFileSync('getfacl', ['-cpE', real(name)], {encoding: 'utf8'}).trim()
  beforeEach(() => {
    on = drawnOn(root)
  })

  it('leaves no trace of reading a source', () => {
    on.file('file', 'content')
    fs.utimesSync(real('file'), 1000, 2_000_000_000)
    expect([on.content('file'), fs.statSync(real('file')).atimeMs]).toEqual(['content', 1_000_000])
  })

  it('gives a copy the time when its source was read', () => {
    on.file('file', 'content')
    fs.utimesSync(real('file'), 1000, 2000)
    const seen = on.facts('file')
    const source = on.disk.openSource(on.spot('file'))
    on.writing(on.file('copy'), (part) => on.disk.keep(part, {seen, source}))
    on.disk.close(source)
    expect([fs.statSync(real('copy')).atimeMs, fs.statSync(real('copy')).mtimeMs]).toEqual([1_000_000, 2_000_000])
  })

  it('does not wake the writer that waits at a pipe', async () => {
    execFileSync('mkfifo', [real('pipe')])
    const writer = spawn('sh', ['-c', `echo x > "$0"; echo woken`, real('pipe')], {stdio: ['ignore', 'pipe', 'inherit']})
    let told = ''
    writer.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()))
    await new Promise((done) => setTimeout(done, 150))
    expect(codeOf(() => on.disk.openSource(on.spot('pipe')))).toBe('Unsupported')
    await new Promise((done) => setTimeout(done, 100))
    expect(told).toBe('')
    writer.kill('SIGKILL')
  })

  it('renames with a look before it where there is neither a rename that never replaces nor a second name', () => {
    const EINVAL = -constants.errno.EINVAL
    const poor = {
      ...changes!,
      rename: ((from, to, flags) => (flags === 0 ? changes!.rename(from, to, 0) : EINVAL)) as LinuxChangeCalls['rename'],
      join: () => -constants.errno.EPERM,
    }
    on = drawnOn(root, poor)
    expect(on.disk.abilities(on.on.folder).noReplace).toBe(true)
    on.file('file', 'one')
    on.file('other', 'two')
    expect(codeOf(() => on.disk.place(on.spot('file'), on.spot('other')))).toBe('NameTaken')
    on.disk.place(on.spot('file'), on.spot('new'))
    expect([on.tree(), on.disk.abilities(on.on.folder).noReplace]).toEqual([{new: 'f one', other: 'f two'}, false])
  })

  it.runIf(hasAcl)('keeps ACLs of files and folders, and takes away those that a folder gives to what is made in it', () => {
    on.file('file')
    on.makeFolder('folder')
    on.makeFolder('home')
    execFileSync('setfacl', ['-m', 'u:1234:rw,g::r', real('file')])
    execFileSync('setfacl', ['-m', 'u:1234:rwx,d:u:1234:rwx', real('folder')])
    execFileSync('setfacl', ['-m', 'd:u:4321:rwx', real('home')])
    on.file('plain')
    on.makeFolder('bare')
    for (const name of ['file', 'plain']) {
      const source = on.disk.openSource(on.spot(name))
      const lost = on.writing(on.file(`home/${name}`), (part) => on.disk.keep(part, {seen: on.facts(name), source}))
      on.disk.close(source)
      expect(lost).toEqual([])
    }
    for (const name of ['folder', 'bare']) on.disk.keepAt(on.makeFolder(`home/${name}`), {seen: on.facts(name), from: on.spot(name)})
    for (const name of ['file', 'plain', 'folder', 'bare']) expect([name, acl(`home/${name}`)]).toEqual([name, acl(name)])
    expect(acl('file')).toContain('user:1234:rw-')
  })

  it.runIf(asRoot)('finds no way round the rights of a user, and reads foreign files all the same', () => {
    on.file('file', 'content')
    fs.chmodSync(real('file'), 0o644)
    fs.chmodSync(root, 0o755)
    fs.chmodSync(Buffer.from(on.on.folder), 0o755)
    on.makeFolder('mine')
    fs.chownSync(real('mine'), 65534, 65534)
    fs.chmodSync(real('mine'), 0o300)
    process.setegid!(65534)
    process.seteuid!(65534)
    try {
      expect(on.content('file')).toBe('content')
      const codes = [
        () => on.disk.openPart(on.spot('file')),
        () => on.file('new'),
        () => on.makeFolder('new'),
        () => on.disk.place(on.spot('file'), on.spot('new')),
        () => on.disk.removeFile(on.spot('file')),
        () => on.disk.list(on.path('mine')),
      ].map((call) => codeOf(call))
      expect(new Set(codes)).toEqual(new Set(['PermissionDenied']))
      // A folder that may be written and not read can be flushed.
      on.file('mine/new', 'x')
      on.disk.flushFolder(on.path('mine'))
      expect(on.disk.flushVolume(on.path('mine'))).toBe(true)
      const seen = {...on.facts('file'), mode: 0o106755}
      const lost = on.writing(on.file('mine/copy'), (part) => on.disk.keep(part, {seen}))
      expect([lost, on.facts('mine/copy').mode & 0o7777]).toEqual([['owner', 'group', 'mode'], 0o755])
    } finally {
      process.seteuid!(0)
      process.setegid!(0)
    }
  })
})

const small = changes === undefined ? {missing: 'no native calls here'} : testVolume('tmpfs', 'size=1m')
describe.runIf(!('missing' in small))('a small volume', () => {
  const folder = 'folder' in small ? small.folder : ''
  afterAll(() => ('end' in small ? small.end() : undefined))

  it('says when it is full, and how much is free, each time anew', () => {
    const on = drawnOn(folder)
    const free = (): number => on.disk.abilities(on.on.folder).freeBytes
    const before = free()
    const spot = on.file('file', new Uint8Array(300_000))
    expect(before - free()).toBeGreaterThanOrEqual(300_000)
    on.writing(spot, (part) => expect(codeOf(() => on.disk.write(part, new Uint8Array(2 << 20), 0))).toBe('DiskFull'))
    on.disk.removeFile(spot)
    expect(free()).toBe(before)
  })

  it('says when another volume begins, and crosses mounts on the way to a folder', () => {
    const on = drawnOn(folder)
    const far = drawnOn(root)
    on.file('file', 'one')
    const to = far.spot('file')
    expect([codeOf(() => on.disk.place(on.spot('file'), to)), codeOf(() => on.disk.joinName(on.spot('file'), to))]).toEqual([
      'Unsupported',
      'Unsupported',
    ])
    expect([on.tree(), far.tree()]).toEqual([{file: 'f one'}, {}])
  })

  it('is told as read-only, and refuses', () => {
    const on = drawnOn(folder)
    on.file('file', 'one')
    execFileSync('mount', ['-o', 'remount,ro', folder])
    try {
      const codes = [() => on.file('new'), () => on.disk.removeFile(on.spot('file')), () => on.disk.place(on.spot('file'), on.spot('new'))]
      expect([on.disk.abilities(on.on.folder).readOnly, ...codes.map((call) => codeOf(call))]).toEqual([
        true,
        'PermissionDenied',
        'PermissionDenied',
        'PermissionDenied',
      ])
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', folder])
    }
  })

  it('can be unmounted soon after it was used last', async () => {
    const on = drawnOn(folder)
    on.file('file', 'one')
    expect(spawnSync('umount', [folder]).status).not.toBe(0)
    await new Promise((done) => setTimeout(done, 2300))
    expect(spawnSync('umount', [folder]).status).toBe(0)
  })
})
