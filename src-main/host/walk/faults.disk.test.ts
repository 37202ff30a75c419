import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {linuxCalls, type LinuxCalls} from '../native/linux-calls.ts'
import {LinuxFolderReader} from './linux-folder-reader.ts'
import {knownOf, walkAll, type Walked} from './walk-all.ts'
import {walkCalls} from './walk-calls.ts'

const calls = linuxCalls()
const negative = (name: 'ENOENT' | 'EIO' | 'ENOTCONN'): number => -os.constants.errno[name]

describe.runIf(calls !== undefined)('a disk that fails while it is walked', () => {
  const real = calls!
  let tree = ''
  beforeAll(() => {
    tree = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-faults-'))
    for (const folder of ['a', 'b']) {
      fs.mkdirSync(path.join(tree, folder))
      for (let i = 0; i < 20; i++) fs.writeFileSync(path.join(tree, folder, `${folder}${i}`), '')
    }
  })
  afterAll(() => fs.rmSync(tree, {recursive: true}))

  const walk = (faults: Partial<LinuxCalls>, before?: Walked): Walked => {
    const known = before === undefined ? undefined : {...knownOf(before), digests: new Uint8Array(knownOf(before).digests.length)}
    return walkAll(
      walkCalls(() => new LinuxFolderReader({...real, ...faults})),
      tree,
      {known},
    )
  }
  const isAt = (fd: number, place: string): boolean => fs.readlinkSync(`/proc/self/fd/${fd}`) === path.join(tree, place)
  // Of all that is asked in this folder, the first is "." and belongs to entering it; the entry after that fails.
  const firstEntryOf = (place: string, errno: number): Partial<LinuxCalls> => {
    let asked = 0
    return {facts: (fd, name, into) => (isAt(fd, place) && ++asked === (place === '' ? 3 : 2) ? errno : real.facts(fd, name, into))}
  }
  const told = (walked: Walked): readonly unknown[] =>
    walked.errors.map(({path: at, code, folder}) => [path.relative(tree, Buffer.from(at).toString()), code, folder])
  const below = (walked: Walked, place: string): number => [...walked.rows.keys()].filter((at) => at.startsWith(`${place}/`)).length

  it('reports a folder whose listing breaks off, and nothing of what it had read', () => {
    let asked = 0
    const broken = walk({
      readFolder: (fd, into, bytes) => (isAt(fd, 'b') && asked++ > 0 ? negative('EIO') : real.readFolder(fd, into, bytes)),
    })
    expect([told(broken), below(broken, 'a'), below(broken, 'b')]).toEqual([[['b', 'InputOutput', broken.rows.get('b')!.id]], 20, 0])
  })

  it('skips an entry that vanishes between its name and its facts', () => {
    const walked = walk(firstEntryOf('b', negative('ENOENT')))
    expect([told(walked), below(walked, 'b')]).toEqual([[], 19])
  })

  it('reports the folder of a file that cannot be asked about, because its listing is not whole', () => {
    const walked = walk(firstEntryOf('b', negative('EIO')))
    expect([told(walked), below(walked, 'b')]).toEqual([[['b', 'InputOutput', walked.rows.get('b')!.id]], 0])
  })

  it('takes a new folder that cannot be asked about for a dead mount, and goes on beside it', () => {
    const walked = walk(firstEntryOf('', negative('ENOTCONN')))
    const [dead, alive] = walked.rows.get('a')!.facts.startsWith('m') ? ['a', 'b'] : ['b', 'a']
    expect([told(walked), walked.rows.get(dead)!.id, below(walked, dead), below(walked, alive)]).toEqual([
      [[dead, 'InputOutput', undefined]],
      0,
      0,
      20,
    ])
  })

  it('keeps the id of a known folder that cannot be asked about', () => {
    const before = walk({})
    const walked = walk(firstEntryOf('', negative('ENOTCONN')), before)
    expect(['a', 'b'].map((place) => [walked.rows.get(place)!.id, walked.rows.get(place)!.facts[0]])).toEqual(
      ['a', 'b'].map((place) => [before.rows.get(place)!.id, 'd']),
    )
  })
})
