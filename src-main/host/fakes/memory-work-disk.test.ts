import {Buffer} from 'node:buffer'
import {workDiskCompliance} from '../work/work-disk.compliance.ts'
import {MemoryWorkDisk} from './memory-work-disk.ts'

workDiskCompliance('in memory', () => {
  const disk = new MemoryWorkDisk()
  const {world} = disk
  const text = (path: Uint8Array): string => Buffer.from(path).toString('latin1')
  world.folder('/on')
  return {
    disk,
    folder: new Uint8Array(Buffer.from('/on')),
    can: {holes: true, fineTimes: true, extended: true, owners: true},
    others: {
      rename: (from, to) => world.rename(text(from), text(to)),
      link: (at, target) => world.link(text(at), text(target)),
      pipe: (at) => world.special(text(at)),
      setExtended: (at, name, value) =>
        world.attributes(text(at), {xattrs: new Map([...world.node(text(at)).attributes.xattrs, [name, value]])}),
      extended: (at) => Object.fromEntries(world.node(text(at)).attributes.xattrs),
    },
  }
})
