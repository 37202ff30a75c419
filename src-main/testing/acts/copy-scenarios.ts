import {stepsOn, type ActScenario} from './act-scenario.ts'
import {fatVolumes, LARGE, oneVolume, poorVolume, twoVolumes} from './scenario-volumes.ts'

const file = 0x8000
const red = {mode: file | 0o640, xattrs: new Map([['user.tag', 'red']]), mtimeNs: 5n}

/** What is brought and stays where it was. */
export const copyScenarios: readonly ActScenario[] = [
  {
    name: 'copy one file',
    volumes: oneVolume,
    draw(world) {
      world.folder('/to')
      world.file('/a', 'alpha', red)
    },
    steps: (disk) => [[stepsOn(disk).copy('/a', '/to/a')]],
    after: {'/a': 'alpha', '/to': 'dir', '/to/a': 'alpha'},
    likenesses: {'/to/a': '640 5 [["user.tag","red"]]'},
  },
  {
    name: 'copy a large file and verify it',
    volumes: oneVolume,
    draw: (world) => world.file('/a', LARGE),
    steps: (disk) => [[stepsOn(disk).copy('/a', '/c')]],
    after: {'/a': LARGE, '/c': LARGE},
    verify: true,
  },
  {
    name: 'copy a large file by reflink',
    volumes: {'/': {device: '1', clones: true}},
    draw: (world) => world.file('/a', LARGE),
    steps: (disk) => [[stepsOn(disk).copy('/a', '/c')]],
    after: {'/a': LARGE, '/c': LARGE},
    verify: true,
  },
  {
    name: 'copy large files inside the system',
    volumes: {'/': {device: '1', copiesRanges: true}},
    draw(world) {
      world.file('/a', LARGE)
      world.sparse('/s', 60_000, {0: 'start', 40_000: 'middle'})
    },
    steps: (disk) => [[stepsOn(disk).copy('/a', '/c'), stepsOn(disk).copy('/s', '/t')]],
    after: {'/a': LARGE, '/c': LARGE, ...sparse('/s'), ...sparse('/t')},
  },
  {
    name: 'copy a file with holes',
    volumes: twoVolumes,
    draw(world) {
      world.folder('/b')
      world.sparse('/s', 60_000, {0: 'start', 40_000: 'middle'})
    },
    steps: (disk) => [[stepsOn(disk).copy('/s', '/b/s')]],
    after: {...sparse('/s'), '/b': 'dir', ...sparse('/b/s')},
    verify: true,
  },
  {
    name: 'copy a tree with links, in two parts',
    volumes: oneVolume,
    draw(world) {
      world.folder('/to')
      world.folder('/tree', {mode: 0x4000 | 0o555, mtimeNs: 7n})
      world.folder('/tree/in', {mtimeNs: 6n})
      world.file('/tree/a', 'alpha')
      world.file('/tree/in/b', 'beta')
      world.file('/tree/in/empty', '')
      world.hardLink('/tree/in/b', '/tree/in/b2')
      world.link('/tree/l', 'in/b')
      world.attributes('/tree', {mtimeNs: 7n})
      world.attributes('/tree/in', {mtimeNs: 6n})
    },
    steps(disk) {
      const s = stepsOn(disk)
      return [
        [s.folder('/to/tree'), s.copy('/tree/a', '/to/tree/a'), s.folder('/to/tree/in'), s.copy('/tree/in/b', '/to/tree/in/b')],
        [
          s.join('/to/tree/in/b', '/tree/in/b2', '/to/tree/in/b2'),
          s.copy('/tree/in/empty', '/to/tree/in/empty'),
          s.settle('/tree/in', '/to/tree/in'),
          s.link('/tree/l', '/to/tree/l', 'in/b'),
          s.settle('/tree', '/to/tree'),
        ],
      ]
    },
    after: {'/to': 'dir', ...tree('/tree'), ...tree('/to/tree')},
    likenesses: {'/to/tree': '555 7 []', '/to/tree/in': '755 6 []'},
    linked: [['/to/tree/in/b', '/to/tree/in/b2']],
    verify: true,
  },
  {
    name: 'copy hard links in one part',
    volumes: oneVolume,
    draw(world) {
      world.file('/a', 'alpha')
      world.hardLink('/a', '/a2')
      world.folder('/to')
    },
    steps: (disk) => [[stepsOn(disk).copy('/a', '/to/a'), stepsOn(disk).join('/to/a', '/a2', '/to/a2'), stepsOn(disk).skip('/to/x')]],
    after: {'/a': 'alpha', '/a2': 'alpha', '/to': 'dir', '/to/a': 'alpha', '/to/a2': 'alpha'},
    linked: [['/to/a', '/to/a2']],
  },
  {
    name: 'copy many small files to a poor volume',
    volumes: poorVolume,
    draw(world) {
      world.folder('/to')
      for (const name of ['a', 'b', 'c', 'd']) world.file(`/${name}`, `content of ${name}`)
    },
    steps: (disk) => [['a', 'b', 'c', 'd'].map((name) => stepsOn(disk).copy(`/${name}`, `/to/${name}`))],
    after: {'/to': 'dir', ...files('', 'abcd'), ...files('/to', 'abcd')},
  },
  {
    name: 'copy many small files to FAT',
    volumes: fatVolumes,
    draw(world) {
      world.folder('/b')
      for (const name of ['a', 'b', 'c']) world.file(`/x${name}`, `content of ${name}`)
    },
    steps: (disk) => [['a', 'b', 'c'].map((name) => stepsOn(disk).copy(`/x${name}`, `/b/${name}`))],
    after: {'/b': 'dir', ...files('/x', 'abc', ''), ...files('/b', 'abc')},
    verify: true,
  },
  {
    name: 'duplicate a file',
    volumes: oneVolume,
    draw: (world) => world.file('/a', 'alpha'),
    steps: (disk) => [[stepsOn(disk).copy('/a', '/a (2)', {keptBoth: true})]],
    after: {'/a': 'alpha', '/a (2)': 'alpha'},
  },
  {
    name: 'make links',
    volumes: oneVolume,
    draw: (world) => world.file('/a', 'alpha'),
    steps: (disk) => [[stepsOn(disk).newLink('/l', 'a'), stepsOn(disk).newHardLink('/a', '/h')]],
    after: {'/a': 'alpha', '/l': 'link a', '/h': 'alpha'},
    linked: [['/a', '/h']],
  },
]

function files(folder: string, names: string, slash = '/'): Record<string, string> {
  return Object.fromEntries([...names].map((name) => [`${folder}${slash}${name}`, `content of ${name}`]))
}

function tree(top: string): Record<string, string> {
  return {
    [top]: 'dir',
    [`${top}/a`]: 'alpha',
    [`${top}/in`]: 'dir',
    [`${top}/in/b`]: 'beta',
    [`${top}/in/b2`]: 'beta',
    [`${top}/in/empty`]: '',
    [`${top}/l`]: 'link in/b',
  }
}

function sparse(path: string): Record<string, string> {
  return {[path]: `start${'\0'.repeat(39_995)}middle${'\0'.repeat(19_994)}`}
}
