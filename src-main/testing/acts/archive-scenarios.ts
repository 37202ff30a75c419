import {Buffer} from 'node:buffer'
import type {Choices} from '../../domain/act/asked.ts'
import {planCompress} from '../../domain/act/plan-compress.ts'
import {planExtract} from '../../domain/act/plan-extract.ts'
import {openArchiveDisk} from '../../host/archive/archive-disk.ts'
import {archiveBytes} from '../../host/archive/archive-writer.ts'
import type {ToPack} from '../../host/archive/to-pack.ts'
import type {ActScenario} from './act-scenario.ts'
import {asked, bytes, looking, planned} from './planning.ts'
import {LARGE, oneVolume, poorVolume} from './scenario-volumes.ts'

const mtimeNs = 1_600_000_000_000_000_000n
const folder = (path: string): ToPack => ({kind: 'dir', path: bytes(path), mode: 0o755, mtimeNs})
const file = (path: string, text: string): ToPack => ({
  kind: 'file',
  path: bytes(path),
  mode: 0o644,
  mtimeNs,
  size: text.length,
  content: () => [bytes(text)],
})

const packed = (things: readonly ToPack[]): string => Buffer.concat([...archiveBytes('tar.gz', things)]).toString('latin1')
const things = [folder('t'), file('t/a', LARGE), folder('t/in'), file('t/in/b', 'beta'), file('t/z', 'omega')]
const TREE = packed(things)
const LINKED = packed([...things, {kind: 'link', path: bytes('t/l'), mode: 0o777, mtimeNs, target: bytes('a')}])
const tree = {'/d/t': 'dir', '/d/t/a': LARGE, '/d/t/in': 'dir', '/d/t/in/b': 'beta', '/d/t/z': 'omega'}

/** Acts that read and make archives, planned by their planners. */
export const archiveScenarios: readonly ActScenario[] = [
  {
    name: 'unpack an archive',
    volumes: oneVolume,
    draw(world) {
      world.folder('/d')
      world.file('/t.tar.gz', LINKED)
    },
    steps: (disk) => extracted(disk, '/t.tar.gz'),
    after: {'/t.tar.gz': LINKED, '/d': 'dir', ...tree, '/d/t/l': 'link a'},
    verify: true,
  },
  {
    name: 'unpack an archive into a folder that is there, keeping both',
    volumes: poorVolume,
    draw(world) {
      for (const path of ['/d', '/d/t']) world.folder(path)
      world.file('/d/t/z', 'old')
      world.file('/t.tar.gz', TREE)
    },
    steps: (disk) => extracted(disk, '/t.tar.gz', {all: 'keep-both'}),
    after: {'/t.tar.gz': TREE, '/d': 'dir', ...tree, '/d/t/z': 'old', '/d/t/z (2)': 'omega'},
  },
  {
    name: 'make an archive beside one of its name',
    volumes: oneVolume,
    draw(world) {
      for (const path of ['/d', '/d/t', '/d/t/in', '/e']) world.folder(path)
      world.file('/d/t/a', LARGE)
      world.file('/d/t/in/b', 'beta')
      world.file('/d/t/z', 'omega')
      for (const path of Object.keys(tree)) world.attributes(path, {mtimeNs})
      world.file('/e/t.tar.gz', 'another')
    },
    steps: (disk) => planned(planCompress(looking(disk), {sources: [asked('/d/t')], folder: asked('/e'), name: bytes('t.tar.gz')})),
    after: {'/e': 'dir', '/e/t.tar.gz': 'another', '/e/t (2).tar.gz': TREE, '/d': 'dir', ...tree},
    verify: true,
  },
]

type Disk = Parameters<ActScenario['steps']>[0]

function extracted(disk: Disk, archive: string, choices?: Choices): ReturnType<ActScenario['steps']> {
  const opened = openArchiveDisk(disk, () => [bytes(archive)])
  try {
    return planned(planExtract(looking(opened), {archives: [asked(archive)], destination: asked('/d'), choices}))
  } finally {
    opened.rest()
  }
}
