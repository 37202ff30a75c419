import {Buffer} from 'node:buffer'
import {planBatchRename} from '../../domain/act/plan-batch-rename.ts'
import {planPaste} from '../../domain/act/plan-paste.ts'
import {planRemove} from '../../domain/act/plan-remove.ts'
import {planTransfer} from '../../domain/act/plan-transfer.ts'
import {planTrash} from '../../domain/act/plan-trash.ts'
import {STORE, trashInfo, type ActScenario} from './act-scenario.ts'
import {asked, bytes, looking, planned} from './planning.ts'
import {LARGE, oneVolume, poorVolume, twoVolumes} from './scenario-volumes.ts'

/** Acts whose steps the planners make, in parts of four: what is planned and what is carried out must fit. */
export const plannedScenarios: readonly ActScenario[] = [
  {
    name: 'planned: copy a tree over another, with replacing',
    volumes: oneVolume,
    draw(world) {
      for (const path of ['/from', '/from/t', '/from/t/in', '/to', '/to/t']) world.folder(path)
      world.file('/from/t/a', 'new a')
      world.file('/from/t/in/b', 'new b')
      world.hardLink('/from/t/in/b', '/from/t/b2')
      world.link('/from/t/l', 'a')
      world.file('/to/t/a', 'old a')
      world.file('/to/t/stays', 'old')
    },
    steps: (disk) =>
      planned(
        planTransfer(looking(disk), {verb: 'copy', sources: [asked('/from/t')], destination: asked('/to'), choices: {all: 'overwrite'}}),
      ),
    after: {
      '/from': 'dir',
      ...tree('/from/t'),
      '/to': 'dir',
      ...tree('/to/t'),
      '/to/t/stays': 'old',
      '/.onefold-versions': 'dir',
      [`/${STORE}`]: 'dir',
      [`/${STORE}/0-0`]: 'old a',
    },
    linked: [['/to/t/in/b', '/to/t/b2']],
    verify: true,
  },
  {
    name: 'planned: move a tree into another on another volume',
    volumes: twoVolumes,
    draw(world) {
      for (const path of ['/from', '/from/t', '/from/t/in', '/b', '/b/t']) world.folder(path)
      world.file('/from/t/a', 'new a')
      world.file('/from/t/in/b', 'new b')
      world.hardLink('/from/t/in/b', '/from/t/b2')
      world.link('/from/t/l', 'a')
      world.file('/b/t/a', 'old a')
    },
    steps: (disk) =>
      planned(
        planTransfer(looking(disk), {verb: 'move', sources: [asked('/from/t')], destination: asked('/b'), choices: {all: 'keep-both'}}),
      ),
    after: {'/from': 'dir', '/b': 'dir', ...tree('/b/t'), '/b/t/a': 'old a', '/b/t/a (2)': 'new a'},
    linked: [['/b/t/in/b', '/b/t/b2']],
    verify: true,
  },
  {
    name: 'planned: move a tree into another on one volume',
    volumes: oneVolume,
    draw(world) {
      for (const path of ['/from', '/from/t', '/from/t/in', '/to', '/to/t']) world.folder(path)
      world.file('/from/t/a', 'new a')
      world.file('/from/t/in/b', 'new b')
      world.file('/to/t/a', 'old a')
    },
    steps: (disk) =>
      planned(
        planTransfer(looking(disk), {verb: 'move', sources: [asked('/from/t')], destination: asked('/to'), choices: {all: 'overwrite'}}),
      ),
    after: {
      '/from': 'dir',
      '/to': 'dir',
      '/to/t': 'dir',
      '/to/t/a': 'new a',
      '/to/t/in': 'dir',
      '/to/t/in/b': 'new b',
      '/.onefold-versions': 'dir',
      [`/${STORE}`]: 'dir',
      [`/${STORE}/0-0`]: 'old a',
    },
  },
  {
    name: 'planned: paste a file beside one of its name',
    volumes: oneVolume,
    draw(world) {
      world.folder('/d')
      world.file('/d/shot.png', 'another')
    },
    steps: (disk) => planned(planPaste(looking(disk), {folder: asked('/d'), name: bytes('shot.png'), content: bytes(LARGE)})),
    after: {'/d': 'dir', '/d/shot.png': 'another', '/d/shot (2).png': LARGE},
  },
  {
    name: 'planned: paste a file on a volume that can do little',
    volumes: poorVolume,
    draw: (world) => world.folder('/d'),
    steps: (disk) => planned(planPaste(looking(disk), {folder: asked('/d'), name: bytes('note.txt'), content: bytes('note')})),
    after: {'/d': 'dir', '/d/note.txt': 'note'},
  },
  {
    name: 'planned: rename in a ring',
    volumes: oneVolume,
    draw(world) {
      for (const name of ['f1', 'f2', 'f3']) world.file(`/${name}`, `content of ${name}`)
    },
    steps: (disk) =>
      planned(planBatchRename(looking(disk), {sources: ['/f2', '/f3', '/f1'].map(asked), rule: {kind: 'template', template: 'f{n}'}})),
    after: {'/f1': 'content of f2', '/f2': 'content of f3', '/f3': 'content of f1'},
    gaps: ['/f1', '/f2', '/f3'],
  },
  {
    name: 'planned: trash into a trash that is not there yet',
    volumes: oneVolume,
    draw(world) {
      world.file('/a', 'alpha')
      world.folder('/f')
      world.file('/f/in', 'inside')
    },
    steps: (disk) =>
      planned(
        planTrash(looking(disk), {
          sources: [asked('/a'), asked('/f')],
          trashFor: () => ({files: bytes('/T/files'), info: bytes('/T/info')}),
          infoFor: (spot) => bytes(trashInfo(`/${Buffer.from(spot.name).toString()}`)),
        }),
      ),
    after: {
      '/T': 'dir',
      '/T/files': 'dir',
      '/T/info': 'dir',
      '/T/files/a': 'alpha',
      '/T/info/a.trashinfo': trashInfo('/a'),
      '/T/files/f': 'dir',
      '/T/files/f/in': 'inside',
      '/T/info/f.trashinfo': trashInfo('/f'),
    },
  },
  {
    name: 'planned: delete a tree',
    volumes: oneVolume,
    draw(world) {
      for (const path of ['/f', '/f/in']) world.folder(path)
      world.file('/f/a', 'alpha')
      world.file('/f/in/b', 'beta')
      world.hardLink('/f/in/b', '/f/c')
      world.file('/stays', 'here')
    },
    steps: (disk) => planned(planRemove(looking(disk), {sources: [asked('/f')]})),
    after: {'/stays': 'here'},
    destroys: ['alpha', 'beta'],
  },
]

function tree(top: string): Record<string, string> {
  return {
    [top]: 'dir',
    [`${top}/a`]: 'new a',
    [`${top}/in`]: 'dir',
    [`${top}/in/b`]: 'new b',
    [`${top}/b2`]: 'new b',
    [`${top}/l`]: 'link a',
  }
}
