import type {Step} from '../../domain/act/step.ts'
import {wasmBlake3} from '../../host/hash/blake3.ts'
import {at, seenAt, STORE, stepsOn, trashInfo, type ActScenario} from './act-scenario.ts'
import {LARGE, oneVolume, poorVolume, twoVolumes} from './scenario-volumes.ts'

const store = {'/.onefold-versions': 'dir', [`/${STORE}`]: 'dir'}
const sharing = (step: Step): Step => ({...step, instead: 'share'}) as Step
const regular = (bits: number): number => 0x8000 | bits
const volumes = [
  {name: '', one: oneVolume, two: twoVolumes, isPoor: false},
  {name: ' on a poor volume', one: poorVolume, two: {...twoVolumes, ...poorVolume}, isPoor: true},
]

/** What puts another file in the place of one with the same bytes, or good bytes in the place of rotten ones. */
export const insteadScenarios: readonly ActScenario[] = [
  ...volumes.map(({name, one, isPoor}): ActScenario => ({
    name: `link duplicates${name}`,
    volumes: one,
    draw(world) {
      for (const path of ['/kept', '/b', '/c']) world.file(path, LARGE)
    },
    steps: (disk) => [['/b', '/c'].map((path) => sharing(stepsOn(disk).newHardLink('/kept', path, true)))],
    after: {'/kept': LARGE, '/b': LARGE, '/c': LARGE, ...store, [`/${STORE}/0-0`]: LARGE, [`/${STORE}/0-1`]: LARGE},
    linked: [['/kept', '/b', '/c']],
    gaps: isPoor ? ['/b', '/c'] : [],
  })),
  ...volumes.map(({name, one, isPoor}): ActScenario => ({
    name: `share the blocks of a duplicate${name}`,
    volumes: {'/': {...one['/'], clones: true}},
    draw(world) {
      world.file('/kept', LARGE, {mtimeNs: 5n})
      world.file('/b', LARGE, {mode: regular(0o640), mtimeNs: 7n})
    },
    steps: (disk) => [[sharing(stepsOn(disk).copy('/kept', '/b', {replaces: true}))]],
    after: {'/kept': LARGE, '/b': LARGE, ...store, [`/${STORE}/0-0`]: LARGE},
    likenesses: {'/b': '640 7 []'},
    gaps: isPoor ? ['/b'] : [],
    verify: true,
  })),
  ...volumes.map(({name, two, isPoor}): ActScenario => ({
    name: `mend a rotten file${name}`,
    volumes: two,
    draw(world) {
      world.folder('/b')
      world.file('/b/good', LARGE, {mtimeNs: 5n})
      world.file('/rotten', `?${LARGE.slice(1)}`, {mode: regular(0o600), mtimeNs: 7n})
    },
    steps: (disk) => [
      [
        {
          ...stepsOn(disk).copy('/b/good', '/rotten', {replaces: true}),
          instead: 'mend',
          hash: wasmBlake3().hash(Buffer.from(LARGE, 'latin1')),
        } as Step,
      ],
    ],
    after: {'/b': 'dir', '/b/good': LARGE, '/rotten': LARGE, ...store, [`/${STORE}/0-0`]: `?${LARGE.slice(1)}`},
    likenesses: {'/rotten': '600 7 []'},
    gaps: isPoor ? ['/rotten'] : [],
    verify: true,
  })),
  {
    name: 'trash a duplicate for the sake of another',
    volumes: oneVolume,
    draw(world) {
      for (const path of ['/T', '/T/files', '/T/info']) world.folder(path)
      world.file('/kept', 'alpha')
      world.file('/b', 'alpha')
    },
    steps: (disk) => [[{...stepsOn(disk).trash('/b', '/T', 'b'), kept: at('/kept'), keptSeen: seenAt(disk, '/kept')} as Step]],
    after: {
      '/T': 'dir',
      '/T/files': 'dir',
      '/T/info': 'dir',
      '/kept': 'alpha',
      '/T/files/b': 'alpha',
      '/T/info/b.trashinfo': trashInfo('/b'),
    },
  },
]
