import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {fileUri, openFile, openFileWith, programsFor, revealFile} from '../open-with.ts'
import {parseUserDirs} from '../places.ts'
import {execWords, parseDesktopEntry} from './desktop-entry.ts'
import {openTerminalIn} from './open-terminal.ts'

const words = (exec: string, file = {path: '/a b/c', uri: 'file:///a%20b/c'}): readonly string[] | undefined =>
  execWords({exec, name: 'Näme'}, file)

describe('an Exec line', () => {
  it.each([
    ['eog %U', ['eog', 'file:///a%20b/c']],
    ['gimp-2.10 %F --new', ['gimp-2.10', '/a b/c', '--new']],
    ['view', ['view', '/a b/c']],
    ['env "A B=1" "say \\"hi\\" \\$HOME" %f', ['env', 'A B=1', 'say "hi" $HOME', '/a b/c']],
    ['x --title=%c --rate=5%% %i %k %f', ['x', '--title=Näme', '--rate=5%', '/a b/c']],
    ['sh -c "rm $(x); %f"', ['sh', '-c', 'rm $(x); ', '/a b/c']],
    ['broken "quote %f', undefined],
    ['', undefined],
  ])('%s becomes words', (exec, expected) => {
    expect(words(exec)).toEqual(expected)
  })
})

it('reads only programs, and the first word of a key', () => {
  const entry = parseDesktopEntry(
    '# x\n[Desktop Entry]\nType=Application\nName=One\\sTwo\nName[de]=Eins\nExec=one %f\nMimeType=image/png;image/jpeg;\n[Desktop Action new]\nName=Other\n',
  )
  expect([entry?.name, entry?.types, parseDesktopEntry('[Desktop Entry]\nType=Link\nName=x\nExec=y\n')]).toEqual([
    'One Two',
    ['image/png', 'image/jpeg'],
    undefined,
  ])
})

it('reads user-dirs.dirs: below the home or absolute, nothing else', () => {
  const text =
    '# made by xdg-user-dirs\nXDG_DESKTOP_DIR="$HOME/Schreib\\"tisch"\nXDG_MUSIC_DIR="/data/music/"\nXDG_VIDEOS_DIR="relative"\nXDG_PICTURES_DIR="$HOME"\nXDG_BAD_DIR=$(rm)\n'
  expect([...parseUserDirs(text, '/home/ann')]).toEqual([
    ['DESKTOP', '/home/ann/Schreib"tisch'],
    ['MUSIC', '/data/music'],
    ['PICTURES', '/home/ann'],
  ])
})

it('writes addresses that keep any bytes and no signs', () => {
  expect(fileUri(Buffer.from([0x2f, 0x61, 0x20, 0xff, 0x2f, 0x2d, 0x27, 0x2c, 0x25]))).toBe('file:///a%20%FF/-%27%2C%25')
})

describe.runIf(process.platform === 'linux')('opening on Linux', () => {
  let folder = ''
  const before = {...process.env}
  // Programs that write down how they were called stand in for the desktop's.
  const recorder = (name: string, code = 0): void =>
    fs.writeFileSync(path.join(folder, 'bin', name), `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/${name}.called'\nexit ${code}\n`, {
      mode: 0o755,
    })
  const called = (name: string): readonly string[] | undefined =>
    fs.existsSync(path.join(folder, `${name}.called`))
      ? fs
          .readFileSync(path.join(folder, `${name}.called`), 'utf8')
          .split('\n')
          .slice(0, -1)
      : undefined
  const entry = (name: string, lines: string): void =>
    fs.writeFileSync(path.join(folder, 'share/applications', name), `[Desktop Entry]\nType=Application\n${lines}\n`)

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-open-'))
    for (const name of ['bin', 'share/applications', 'config']) fs.mkdirSync(path.join(folder, name), {recursive: true})
    Object.assign(process.env, {
      PATH: `${folder}/bin:.`,
      XDG_DATA_HOME: `${folder}/share`,
      XDG_DATA_DIRS: `${folder}/none`,
      XDG_CONFIG_HOME: `${folder}/config`,
      XDG_CONFIG_DIRS: `${folder}/none`,
    })
    for (const name of ['xdg-open', 'viewer']) recorder(name)
    recorder('dbus-send', 1)
    entry('able.desktop', 'Name=Able\nExec=viewer --flag %f\nMimeType=image/png;')
    entry('liked.desktop', 'Name=Liked\nExec=viewer %u\nMimeType=text/plain;')
    entry('unloved.desktop', 'Name=Unloved\nExec=viewer\nMimeType=image/png;')
    entry('absent.desktop', 'Name=Absent\nExec=viewer\nTryExec=no-such-program\nMimeType=image/png;')
    entry('shell.desktop', 'Name=Shell\nExec=viewer\nTerminal=true\nMimeType=image/png;')
    fs.writeFileSync(
      path.join(folder, 'config/mimeapps.list'),
      '[Default Applications]\nimage/png=gone.desktop;liked.desktop;\n[Removed Associations]\nimage/png=unloved.desktop;\n',
    )
  })
  afterAll(() => {
    process.env = before
    fs.rmSync(folder, {recursive: true})
  })

  it('gives the address to xdg-open, whatever the name is', async () => {
    await openFile(Buffer.from('/tmp/$(touch x); "&\n.png'))
    expect(called('xdg-open')).toEqual(['file:///tmp/%24%28touch%20x%29%3B%20%22%26%0A.png'])
  })

  it('runs no program that a file is', async () => {
    for (const name of ['/x/a.desktop', '/x/Setup.EXE', '/x/b.AppImage'])
      await expect(openFile(Buffer.from(name))).rejects.toMatchObject({code: 'PermissionDenied'})
  })

  it('offers the programs of a type, the wished one first', async () => {
    expect(await programsFor('image/png')).toEqual([
      {id: 'liked.desktop', name: 'Liked', standard: true},
      {id: 'able.desktop', name: 'Able', standard: false},
    ])
  })

  it('opens with a chosen program, and only with one that is installed', async () => {
    await openFileWith(Buffer.from('/tmp/-rf'), 'able.desktop')
    expect(called('viewer')).toEqual(['--flag', '/tmp/-rf'])
    await expect(openFileWith(Buffer.from('/tmp/a'), '../evil.desktop')).rejects.toMatchObject({code: 'NotFound'})
  })

  it('opens the terminal that is named, or the first that is there, in the folder, whatever that is called', async () => {
    const place = path.join(folder, '-e $(touch x) ; "&')
    fs.mkdirSync(place)
    const script = (name: string): void =>
      fs.writeFileSync(path.join(folder, 'bin', name), `#!/bin/sh\npwd > '${folder}/${name}.at'\necho $# >> '${folder}/${name}.at'\n`, {
        mode: 0o755,
      })
    const at = (name: string): string => fs.readFileSync(path.join(folder, `${name}.at`), 'utf8')
    delete process.env['TERMINAL']
    await expect(openTerminalIn(Buffer.from(place))).rejects.toMatchObject({code: 'Unsupported'})
    script('konsole')
    script('mine')
    await openTerminalIn(Buffer.from(place))
    process.env['TERMINAL'] = 'mine'
    await openTerminalIn(Buffer.from(place))
    expect([at('konsole'), at('mine')]).toEqual([`${place}\n0\n`, `${place}\n0\n`])
  })

  it('opens the folder where no file manager answers', async () => {
    await revealFile(Buffer.from("/tmp/a/b,'c"))
    expect([called('dbus-send')!.at(-2), called('xdg-open')]).toEqual(['array:string:file:///tmp/a/b%2C%27c', ['file:///tmp/a']])
  })
})
