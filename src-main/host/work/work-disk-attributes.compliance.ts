import {beforeEach, describe, expect, it} from 'vitest'
import type {Facts} from '../../domain/act/spot.ts'
import {codeOf, type Drawn} from './work-disk-under-test.ts'

const mtimeNs = 1_600_000_000_123_456_789n
const longAgo = -1_000_000_001n

/** What a copy takes over: mode, owner, times and extended attributes; and that what it cannot is told. */
export function attributesCompliance(draw: () => Drawn): void {
  describe('attributes', () => {
    let on: Drawn
    beforeEach(() => {
      on = draw()
    })
    // Without fine times the nearest microsecond is told as a loss of the rest.
    const timesLost = (): readonly string[] => (on.on.can.fineTimes ? [] : ['fine time'])
    const expectTime = (facts: Facts, time: bigint): void => {
      const off = facts.mtimeNs - time
      if (on.on.can.fineTimes) expect(off).toBe(0n)
      else expect(off > -1000n && off < 1000n).toBe(true)
    }

    it('gives an open file mode and times, and tells nothing as lost', () => {
      const seen = {...on.disk.facts(on.file('from'))!, mode: 0o100640, mtimeNs}
      const part = on.file('part', 'content')
      const lost = on.writing(part, (file) => on.disk.keep(file, {seen}))
      expect([lost, on.facts('part').mode & 0o7777]).toEqual([timesLost(), 0o640])
      expectTime(on.facts('part'), mtimeNs)
    })

    it('keeps times before 1970', () => {
      const seen = {...on.disk.facts(on.file('from'))!, mtimeNs: longAgo}
      on.writing(on.file('part'), (file) => on.disk.keep(file, {seen}))
      expectTime(on.facts('part'), longAgo)
    })

    it('gives a folder mode and times', () => {
      const seen = {...on.disk.facts(on.makeFolder('from'))!, mode: 0o40750, mtimeNs}
      const lost = on.disk.keepAt(on.makeFolder('to'), {seen, from: on.spot('from')})
      expect([lost, on.facts('to').mode & 0o7777]).toEqual([timesLost(), 0o750])
      expectTime(on.facts('to'), mtimeNs)
    })

    it('gives a link its own times, and what it leads to nothing', () => {
      on.file('file')
      const before = on.facts('file')
      const seen = {...on.disk.facts(on.link('from', 'file'))!, mtimeNs}
      expect(on.disk.keepAt(on.link('to', 'file'), {seen, from: on.spot('from')})).toEqual(timesLost())
      expectTime(on.facts('to'), mtimeNs)
      expect(on.facts('file')).toEqual(before)
    })

    it('gives owners where it may, and where not tells it and takes the right to run as another away', () => {
      const own = on.disk.facts(on.file('from'))!
      const seen = {...own, mode: 0o104755, owner: own.owner + 12, group: own.group + 12, mtimeNs: 0n}
      const lost = on.writing(on.file('part'), (file) => on.disk.keep(file, {seen}))
      const {mode, owner, group} = on.facts('part')
      if (on.on.can.owners) expect([lost, mode & 0o7777, owner, group]).toEqual([[], 0o4755, seen.owner, seen.group])
      else expect([lost, mode & 0o7777, owner, group]).toEqual([['owner', 'group', 'mode'], 0o755, own.owner, own.group])
    })

    it('keeps extended attributes of files and folders', (test) => {
      const {setExtended, extended} = on.on.others
      if (!on.on.can.extended || setExtended === undefined || extended === undefined) {
        test.skip('this disk keeps none')
        return
      }
      const long = 'v'.repeat(900)
      for (const spot of [on.file('file'), on.makeFolder('folder')]) {
        setExtended(on.path(spot.name), 'user.tag', 'blue')
        setExtended(on.path(spot.name), 'user.long', long)
      }
      const source = on.disk.openSource(on.spot('file'))
      const lost = on.writing(on.file('file2'), (file) => on.disk.keep(file, {seen: on.facts('file'), source}))
      on.disk.close(source)
      const lostAt = on.disk.keepAt(on.makeFolder('folder2'), {seen: on.facts('folder'), from: on.spot('folder')})
      const kept = {'user.long': long, 'user.tag': 'blue'}
      expect([lost, lostAt, extended(on.path('file2')), extended(on.path('folder2'))]).toEqual([[], [], kept, kept])
    })

    it('does not take what it cannot ask for kept', () => {
      const folder = on.makeFolder('folder')
      const seen = on.facts('folder')
      on.disk.removeFolder(folder)
      expect(codeOf(() => on.disk.keepAt(folder, {seen}))).toBe('PathNotFound')
    })
  })
}
