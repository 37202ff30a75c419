import {STORE, stepsOn, trashInfo, type ActScenario} from './act-scenario.ts'
import {oneVolume, poorVolume} from './scenario-volumes.ts'
import type {MemoryWorld} from '../../host/fakes/work/memory-world.ts'

const folders = (world: MemoryWorld): void => {
  for (const path of ['/T', '/T/files', '/T/info']) world.folder(path)
}
const emptied = {'/T': 'dir', '/T/files': 'dir', '/T/info': 'dir'}

/** What goes into the trash, comes out of it, or is removed for good. */
export const trashScenarios: readonly ActScenario[] = [
  ...[oneVolume, poorVolume].map((volumes): ActScenario => ({
    name: `trash files and a folder${volumes === poorVolume ? ' on a poor volume' : ''}`,
    volumes,
    draw(world) {
      folders(world)
      world.file('/a', 'alpha')
      world.file('/c', 'gamma')
      world.folder('/f')
      world.file('/f/in', 'inside')
    },
    steps: (disk) => [['a', 'c', 'f'].map((name) => stepsOn(disk).trash(`/${name}`, '/T', name))],
    after: {
      ...emptied,
      '/T/files/a': 'alpha',
      '/T/info/a.trashinfo': trashInfo('/a'),
      '/T/files/c': 'gamma',
      '/T/info/c.trashinfo': trashInfo('/c'),
      '/T/files/f': 'dir',
      '/T/files/f/in': 'inside',
      '/T/info/f.trashinfo': trashInfo('/f'),
    },
  })),
  ...[oneVolume, poorVolume].map((volumes): ActScenario => ({
    name: `restore from the trash${volumes === poorVolume ? ' on a poor volume' : ''}`,
    volumes,
    draw(world) {
      folders(world)
      world.file('/T/files/a', 'alpha')
      world.file('/T/info/a.trashinfo', 'info of a')
      world.file('/T/files/c', 'gamma')
      world.file('/T/info/c.trashinfo', 'info of c')
      world.file('/c', 'newer')
    },
    steps: (disk) => [[stepsOn(disk).restore('/T', 'a', '/a'), stepsOn(disk).restore('/T', 'c', '/c', true)]],
    after: {...emptied, '/a': 'alpha', '/c': 'gamma', '/.onefold-versions': 'dir', [`/${STORE}`]: 'dir', [`/${STORE}/0-1`]: 'newer'},
    destroys: ['info of a', 'info of c'],
    gaps: volumes === poorVolume ? ['/c'] : [],
  })),
  {
    name: 'remove a tree for good',
    volumes: oneVolume,
    draw(world) {
      world.folder('/f')
      world.file('/f/a', 'alpha')
      world.link('/f/l', 'a')
      world.special('/f/pipe')
      world.file('/stays', 'here')
    },
    steps: (disk) => [['/f/a', '/f/l', '/f/pipe', '/f'].map((path) => stepsOn(disk).remove(path))],
    after: {'/stays': 'here'},
    destroys: ['alpha', 'special'],
  },
]
