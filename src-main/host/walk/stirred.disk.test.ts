import fs from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {tempFolder} from '../../testing/test-library.ts'
import {openFolderWatch} from '../watch/linux-folder-watch.ts'
import {walkCalls} from './walk-calls.ts'

const LATER_MS = 60_000

test.runIf(process.platform === 'linux')('a folder that changed before it was watched, and after the walk began, is told', () => {
  const root = tempFolder()
  fs.mkdirSync(path.join(root, 'folder'))
  const watch = openFolderWatch()
  const stirredWhen = (beganMs: number, highest = 0): readonly (readonly [id: number, stirred: number])[] => {
    const walker = walkCalls()
    walker.begin({
      walk: 'walk',
      root: {id: 1, path: Buffer.from(root)},
      known: undefined,
      rules: [],
      never: [],
      recursive: true,
      watch: {ticket: watch.ticket, highest, beganMs},
      ids: {first: 2, last: 10},
    })
    const chunks = [walker.next({walk: 'walk', entries: 1}).chunk]
    fs.writeFileSync(path.join(root, 'folder', `made ${beganMs}`), '')
    chunks.push(walker.next({walk: 'walk', entries: 100}).chunk)
    walker.end({walk: 'walk'})
    return chunks.flatMap(({folderIds, folderStirred}) => [...folderIds].map((id, at) => [id, folderStirred[at]!] as const))
  }
  try {
    expect(stirredWhen(Date.now() + LATER_MS)).toEqual([
      [1, 0],
      [2, 0],
    ])
    // By now it is watched, and what changes is told by the system.
    expect(stirredWhen(Date.now(), 1000)).toEqual([
      [1, 0],
      [2, 0],
    ])
    expect(stirredWhen(Date.now())).toEqual([
      [1, 1],
      [2, 1],
    ])
  } finally {
    watch.close()
  }
})

test.runIf(process.platform === 'linux')('of folders of which the last change is known, those are told that have changed since', () => {
  const root = tempFolder()
  for (const name of ['same', 'changed']) fs.mkdirSync(path.join(root, name))
  const timeOf = (name: string): bigint => fs.lstatSync(path.join(root, name), {bigint: true}).ctimeNs
  const [same, changed] = [timeOf('same'), timeOf('changed')]
  // Times are told in steps of some milliseconds.
  for (let no = 0; timeOf('changed') === changed; no++) fs.writeFileSync(path.join(root, 'changed', `made ${no}`), '')
  const watch = openFolderWatch()
  const walker = walkCalls()
  try {
    walker.begin({
      walk: 'walk',
      root: {id: 1, path: Buffer.from(root)},
      known: undefined,
      again: [
        {id: 2, path: Buffer.from('same'), names: [], ctimeNs: same},
        {id: 3, path: Buffer.from('changed'), names: [], ctimeNs: changed},
      ],
      rules: [],
      never: [],
      recursive: false,
      watch: {ticket: watch.ticket, highest: 0, beganMs: Date.now() + LATER_MS},
      ids: {first: 0, last: -1},
    })
    const {folderIds, folderStirred} = walker.next({walk: 'walk', entries: 100}).chunk
    expect([[...folderIds], [...folderStirred]]).toEqual([
      [2, 3],
      [0, 1],
    ])
  } finally {
    walker.end({walk: 'walk'})
    watch.close()
  }
})
