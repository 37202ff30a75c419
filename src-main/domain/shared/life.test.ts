import fc from 'fast-check'
import {expect, test} from 'vitest'
import {nextStamp} from './hybrid-clock.ts'
import {ended, isAlive, type Life, mergeLives, revived, unborn} from './life.ts'

const devices = ['00000000000000aa', '00000000000000bb'] as const
const steps = fc.array(fc.record({device: fc.nat(1), adds: fc.boolean(), hears: fc.boolean()}), {maxLength: 14})

/** The same told by sets of all dots there ever were, which is what the short form must agree with. */
interface Plain {
  readonly added: ReadonlySet<number>
  readonly removed: ReadonlySet<number>
}
const joined = (a: ReadonlySet<number>, b: ReadonlySet<number>): Set<number> => new Set([...a, ...b])

test('it knows what a set of all additions and removals would know', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const lives: Life[] = [unborn, unborn]
      const plain: Plain[] = [unborn, unborn].map(() => ({added: new Set<number>(), removed: new Set<number>()}))
      for (const [no, {device, adds, hears}] of list.entries()) {
        if (hears) {
          lives[device] = mergeLives(lives[device]!, lives[1 - device]!)
          plain[device] = {
            added: joined(plain[device]!.added, plain[1 - device]!.added),
            removed: joined(plain[device]!.removed, plain[1 - device]!.removed),
          }
        }
        const {added, removed} = plain[device]!
        lives[device] = adds
          ? revived(lives[device]!, nextStamp(undefined, {now: no + 1, device: devices[device]!}))
          : ended(lives[device]!)
        plain[device] = adds ? {added: joined(added, new Set([no])), removed} : {added, removed: joined(removed, added)}
        for (const which of [0, 1]) {
          const alive = [...plain[which]!.added].some((dot) => !plain[which]!.removed.has(dot))
          expect(isAlive(lives[which]!)).toBe(alive)
        }
      }
      const all = mergeLives(lives[0]!, lives[1]!)
      expect(mergeLives(lives[1]!, lives[0]!)).toEqual(all)
      expect(mergeLives(all, all)).toEqual(all)
      expect(isAlive(ended(all))).toBe(false)
    }),
  )
})
