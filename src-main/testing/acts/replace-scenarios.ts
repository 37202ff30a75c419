import {STORE, stepsOn, type ActScenario} from './act-scenario.ts'
import {LARGE, oneVolume, poorVolume, twoVolumes} from './scenario-volumes.ts'
import type {VolumeInput} from '../../host/fakes/work/memory-volume.ts'

const store = (top = ''): Record<string, string> => ({[`${top}/.onefold-versions`]: 'dir', [`${top}/${STORE}`]: 'dir'})

function replaceFile(name: string, volumes: Readonly<Record<string, VolumeInput>>, gaps?: readonly string[]): ActScenario {
  return {
    name,
    volumes,
    draw(world) {
      world.folder('/to')
      world.file('/a', LARGE)
      world.file('/to/a', 'old')
    },
    steps: (disk) => [[stepsOn(disk).copy('/a', '/to/a', {replaces: true})]],
    after: {'/a': LARGE, '/to': 'dir', '/to/a': LARGE, ...store(), [`/${STORE}/0-0`]: 'old'},
    gaps,
    verify: true,
  }
}

/** What takes the place of something else. */
export const replaceScenarios: readonly ActScenario[] = [
  replaceFile('replace a file', oneVolume),
  replaceFile('replace a file on a poor volume', poorVolume, ['/to/a']),
  {
    name: 'replace where the top cannot be written',
    volumes: twoVolumes,
    draw(world) {
      world.folder('/b')
      world.folder('/b/mine')
      world.file('/a', 'alpha')
      world.file('/b/mine/a', 'old')
      world.attributes('/b', {mode: 0x4000 | 0o555})
    },
    steps: (disk) => [[stepsOn(disk).copy('/a', '/b/mine/a', {replaces: true})]],
    after: {'/a': 'alpha', '/b': 'dir', '/b/mine': 'dir', '/b/mine/a': 'alpha', ...store('/b/mine'), [`/b/mine/${STORE}/0-0`]: 'old'},
  },
  ...[oneVolume, poorVolume].map((volumes): ActScenario => ({
    name: `move over files and links${volumes === poorVolume ? ' on a poor volume' : ''}`,
    volumes,
    draw(world) {
      world.file('/a', 'alpha')
      world.file('/to', 'old')
      world.link('/l', 'old target')
      world.file('/h', 'old hard link')
    },
    steps(disk) {
      const s = stepsOn(disk)
      return [[s.move('/a', '/to', {replaces: true, touched: true}), s.newLink('/l', 'new target', true)], [s.skip('/to')]]
    },
    after: {
      '/to': 'alpha',
      '/l': 'link new target',
      '/h': 'old hard link',
      ...store(),
      [`/${STORE}/0-0`]: 'old',
      [`/${STORE}/0-1`]: 'link old target',
    },
    gaps: volumes === poorVolume ? ['/to', '/l'] : [],
  })),
  {
    name: 'replace by a hard link',
    volumes: oneVolume,
    draw(world) {
      world.file('/a', 'alpha')
      world.file('/h', 'old')
    },
    steps: (disk) => [[stepsOn(disk).newHardLink('/a', '/h', true)]],
    after: {'/a': 'alpha', '/h': 'alpha', ...store(), [`/${STORE}/0-0`]: 'old'},
    linked: [['/a', '/h']],
  },
  ...[oneVolume, poorVolume].map((volumes): ActScenario => ({
    name: `swap a version${volumes === poorVolume ? ' on a poor volume' : ''}`,
    volumes,
    draw(world) {
      world.folder('/.onefold-versions', {mode: 0x4000 | 0o700})
      world.file('/.onefold-versions/v', 'old')
      world.file('/a', 'new')
    },
    steps: (disk) => [[stepsOn(disk).swap('/.onefold-versions/v', '/a')]],
    after: {'/.onefold-versions': 'dir', '/.onefold-versions/v': 'new', '/a': 'old'},
    gaps: volumes === poorVolume ? ['/a', '/.onefold-versions/v'] : [],
  })),
]
