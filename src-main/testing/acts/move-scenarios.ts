import type {Step} from '../../domain/act/step.ts'
import {at, stepsOn, type ActScenario} from './act-scenario.ts'
import {fatVolumes, LARGE, oneVolume, poorVolume, twoVolumes} from './scenario-volumes.ts'

/** What leaves its place. */
export const moveScenarios: readonly ActScenario[] = [
  ...[oneVolume, poorVolume].map((volumes): ActScenario => ({
    name: `move on one volume${volumes === poorVolume ? ' that is poor' : ''}`,
    volumes,
    draw(world) {
      world.folder('/to')
      world.folder('/f')
      world.file('/f/in', 'inside')
      world.file('/a', 'alpha')
    },
    steps: (disk) => [[stepsOn(disk).move('/a', '/to/a'), stepsOn(disk).move('/f', '/to/f')]],
    after: {'/to': 'dir', '/to/a': 'alpha', '/to/f': 'dir', '/to/f/in': 'inside'},
  })),
  {
    name: 'rename in a ring',
    volumes: oneVolume,
    draw(world) {
      world.file('/a', 'alpha')
      world.file('/b', 'beta')
    },
    steps(disk) {
      const s = stepsOn(disk)
      const aside = s.move('/a', '/t')
      // From the middle name, where nothing stands yet.
      const home = {...aside, touched: true, from: at('/t'), to: at('/b')} as Step
      return [[aside, s.move('/b', '/a', {touched: true}), home]]
    },
    after: {'/a': 'beta', '/b': 'alpha'},
    gaps: ['/a', '/b'],
    passing: ['/t'],
  },
  {
    name: 'change the letters of a name where they do not count',
    volumes: {'/': {device: '1', caseSensitive: false}},
    draw: (world) => world.file('/readme', 'text'),
    steps: (disk) => [[stepsOn(disk).move('/readme', '/README')]],
    after: {'/README': 'text'},
  },
  {
    name: 'move a tree to another volume, in two parts',
    volumes: twoVolumes,
    draw(world) {
      world.folder('/b')
      world.folder('/tree')
      world.folder('/tree/in')
      world.file('/tree/a', LARGE)
      world.file('/tree/in/c', 'gamma')
      world.hardLink('/tree/in/c', '/tree/in/c2')
      world.link('/tree/l', 'a')
    },
    steps(disk) {
      const s = stepsOn(disk)
      return [
        [s.folder('/b/tree'), s.copy('/tree/a', '/b/tree/a', {moves: true}), s.folder('/b/tree/in')],
        [
          s.copy('/tree/in/c', '/b/tree/in/c', {moves: true}),
          s.join('/b/tree/in/c', '/tree/in/c2', '/b/tree/in/c2', true),
          s.settle('/tree/in', '/b/tree/in'),
          s.remove('/tree/in'),
          s.link('/tree/l', '/b/tree/l', 'a', true),
          s.settle('/tree', '/b/tree'),
          s.remove('/tree'),
        ],
      ]
    },
    after: {
      '/b': 'dir',
      '/b/tree': 'dir',
      '/b/tree/a': LARGE,
      '/b/tree/in': 'dir',
      '/b/tree/in/c': 'gamma',
      '/b/tree/in/c2': 'gamma',
      '/b/tree/l': 'link a',
    },
    linked: [['/b/tree/in/c', '/b/tree/in/c2']],
    verify: true,
  },
  {
    name: 'move hard links whose copies are in different parts',
    volumes: twoVolumes,
    draw(world) {
      world.folder('/b')
      world.file('/c', 'gamma')
      world.hardLink('/c', '/c2')
    },
    steps: (disk) => [[stepsOn(disk).copy('/c', '/b/c', {moves: true})], [stepsOn(disk).join('/b/c', '/c2', '/b/c2', true)]],
    after: {'/b': 'dir', '/b/c': 'gamma', '/b/c2': 'gamma'},
    linked: [['/b/c', '/b/c2']],
  },
  {
    name: 'move files to FAT',
    volumes: fatVolumes,
    draw(world) {
      world.folder('/b')
      for (const name of ['x', 'y', 'z']) world.file(`/${name}`, `content of ${name}`)
    },
    steps: (disk) => [['x', 'y', 'z'].map((name) => stepsOn(disk).copy(`/${name}`, `/b/${name}`, {moves: true}))],
    after: {'/b': 'dir', '/b/x': 'content of x', '/b/y': 'content of y', '/b/z': 'content of z'},
  },
]
