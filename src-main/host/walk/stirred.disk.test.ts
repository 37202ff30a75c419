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
