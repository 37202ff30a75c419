import {Buffer} from 'node:buffer'
import fs from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {tempFolder} from '../../testing/test-library.ts'
import {linuxCalls} from '../native/linux-calls.ts'
import {otherNames} from './other-names.ts'

const inodeOf = (file: string): bigint => fs.lstatSync(file, {bigint: true}).ino
const bytes = (names: readonly string[]): Buffer[] => names.map((name) => Buffer.from(name, 'latin1'))

/** What an index would hold that was made now: what comes later differs from it. */
function heldOf(root: string, folders: readonly string[]) {
  const listed = folders.map((folder) => fs.readdirSync(path.join(root, folder), 'latin1'))
  const names = listed.flat()
  const nameFirst = Uint32Array.from([0, ...names.map((_, at) => names.slice(0, at + 1).join('').length)])
  return {
    root: Buffer.from(root),
    folders: folders.map((folder) => ({path: Buffer.from(folder), inode: inodeOf(path.join(root, folder))})),
    first: Uint32Array.from([0, ...listed.map((_, at) => listed.slice(0, at + 1).flat().length)]),
    nameFirst,
    names: new Uint8Array(Buffer.concat(bytes(names))),
    inodes: BigInt64Array.from(listed.flatMap((some, at) => bytes(some).map((name) => inodeAt(root, folders[at]!, name)))),
    most: 100,
  }
}

const inodeAt = (root: string, folder: string, name: Buffer): bigint =>
  fs.lstatSync(Buffer.concat([Buffer.from(`${path.join(root, folder)}/`), name]), {bigint: true}).ino

describe.runIf(linuxCalls() !== undefined)('names that differ from what the index holds', () => {
  const opened = (folders: readonly string[] = ['folder', 'same']) => {
    const root = tempFolder()
    for (const folder of folders) {
      fs.mkdirSync(path.join(root, folder))
      for (const name of ['stays', 'goes', 'saved']) fs.writeFileSync(path.join(root, folder, name), name)
      // Not UTF-8.
      fs.writeFileSync(Buffer.concat([Buffer.from(`${path.join(root, folder)}/`), Buffer.from([0xe9, 0xff])]), '')
    }
    const held = heldOf(root, folders)
    const told = (most = 100) =>
      otherNames({...held, most}).map((names) => names.map((name) => Buffer.from(name).toString('latin1')).sort())
    return {at: (name: string) => path.join(root, name), told}
  }

  test('are those that came, went, and are other files; what was only written to is none of them', () => {
    const {at, told} = opened()
    fs.writeFileSync(at('folder/came'), '')
    fs.mkdirSync(at('folder/new'))
    fs.writeFileSync(at('folder/.saved'), '')
    fs.renameSync(at('folder/.saved'), at('folder/saved'))
    fs.rmSync(at('folder/goes'))
    fs.writeFileSync(at('folder/stays'), 'written to')
    expect(told()).toEqual([['came', 'goes', 'new', 'saved'], []])
    expect(told(3)).toEqual([[], []])
  })

  test('are not told of a folder that is another one, or is gone', () => {
    const {at, told} = opened()
    fs.renameSync(at('folder'), at('moved'))
    expect(told()).toEqual([[], []])
    fs.mkdirSync(at('folder'))
    fs.symlinkSync('moved', at('linked'))
    expect(told()).toEqual([[], []])
  })

  test('are found in folders of many names', () => {
    const {at, told} = opened(['folder'])
    const names = Array.from({length: 5000}, (_, no) => `a name that is rather long, so that one reading does not take all of them ${no}`)
    for (const name of names) fs.writeFileSync(at(`folder/${name}`), '')
    expect(told(10_000)).toEqual([names.toSorted()])
  })
})
