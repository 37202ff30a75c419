import {describe, expect, it} from 'vitest'
import type {EntryId, VolumeId} from '../../../contract/ids.ts'
import {type FoundFile, type FoundFolder, sizeNodes} from './size-nodes.ts'

const volume = (name: string, online: boolean) => ({id: name as VolumeId, name, path: `/media/${name}`, online})
const folder = (name: string, bytes: number, more: Partial<FoundFolder> = {}): FoundFolder => ({
  id: name as EntryId,
  parent: -1,
  name,
  bytes,
  files: 1,
  folders: 0,
  opened: true,
  restCategory: 'image',
  duplicateBytes: 0,
  ...more,
})
const file = (name: string, owner: number, bytes: number): FoundFile => ({
  id: name as EntryId,
  name,
  owner,
  bytes,
  category: 'text',
  duplicated: false,
  modifiedAt: '2026-01-01T00:00:00.000Z',
})

describe('a tree of sizes', () => {
  it('counts locations of volumes that are away, and marks their volumes', () => {
    const [here, away] = [volume('Disk', true), volume('Stick', false)]
    const folders = [
      folder('a', 10, {top: {path: '/media/Disk/a', volume: here}, opened: false}),
      folder('b', 20, {top: {path: '/media/Stick/b', volume: away}, opened: false, folders: 2}),
      folder('c', 30, {top: {path: '/media/Disk/c', volume: here}, opened: false}),
    ]
    const nodes = sizeNodes({folders, files: [], head: 'all', duplicates: false})
    expect(nodes.map(({kind, name, parent, bytes, folders: inside, online}) => [kind, name, parent, bytes, inside, online])).toEqual([
      ['all', '', -1, 60, 2, undefined],
      ['volume', 'Disk', 0, 40, 0, true],
      ['folder', 'a', 1, 10, 0, undefined],
      ['volume', 'Stick', 0, 20, 2, false],
      ['folder', 'b', 3, 20, 2, undefined],
      ['folder', 'c', 1, 30, 0, undefined],
    ])
    const [alone] = sizeNodes({folders: folders.slice(1, 2), files: [], head: 'folder', duplicates: false})
    expect(alone).toMatchObject({kind: 'folder', path: '/media/Stick/b', parent: -1, online: false})
  })

  it('has a rest only where something is left, and none where names of one file lie in several folders', () => {
    const top = {path: '/x', volume: volume('Disk', true)}
    const linked = [
      folder('x', 10, {top, files: 2}),
      folder('one', 10, {parent: 0, opened: false}),
      folder('other', 10, {parent: 0, opened: false}),
    ]
    expect(sizeNodes({folders: linked, files: [], head: 'folder', duplicates: false}).map(({kind}) => kind)).toEqual([
      'folder',
      'folder',
      'folder',
    ])
    const rest = sizeNodes({folders: [folder('x', 10, {top, files: 3})], files: [file('f', 0, 4)], head: 'folder', duplicates: false}).at(
      -1,
    )
    expect(rest).toEqual({kind: 'rest', name: '', path: '/x', parent: 0, bytes: 6, files: 2, folders: 0, category: 'image'})
  })
})
