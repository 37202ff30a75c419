import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {writeAutostart} from './autostart.ts'

const before = process.env['XDG_CONFIG_HOME']
let folder = ''
const file = (): string => join(folder, 'autostart/onefold.desktop')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onefold-autostart-'))
  process.env['XDG_CONFIG_HOME'] = folder
})
afterEach(() => {
  if (before === undefined) delete process.env['XDG_CONFIG_HOME']
  else process.env['XDG_CONFIG_HOME'] = before
  rmSync(folder, {recursive: true})
})

it('writes the file, changes it, and takes it away', async () => {
  await writeAutostart('[Desktop Entry]\nExec=one\n')
  expect(readFileSync(file(), 'utf8')).toBe('[Desktop Entry]\nExec=one\nX-Onefold-Autostart=true\n')
  await writeAutostart('[Desktop Entry]\nExec=two\n')
  expect(readFileSync(file(), 'utf8')).toContain('Exec=two')
  await writeAutostart(undefined)
  expect(existsSync(file())).toBe(false)
})

it('makes nothing where nothing is wanted, and leaves alone what is not ours', async () => {
  await writeAutostart(undefined)
  expect(existsSync(join(folder, 'autostart'))).toBe(false)
  mkdirSync(join(folder, 'autostart'))
  writeFileSync(file(), '[Desktop Entry]\nExec=theirs\n')
  await writeAutostart('[Desktop Entry]\nExec=one\n')
  await writeAutostart(undefined)
  expect(readFileSync(file(), 'utf8')).toBe('[Desktop Entry]\nExec=theirs\n')
})
