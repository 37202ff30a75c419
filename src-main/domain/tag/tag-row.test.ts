import fc from 'fast-check'
import {expect, test} from 'vitest'
import {nextStamp, type Stamp} from '../shared/hybrid-clock.ts'
import {isAlive} from '../shared/life.ts'
import {deletedTag, editedTag, mergeTags, newTag, type SharedTag} from './tag-row.ts'

const devices = ['00000000000000aa', '00000000000000bb', '00000000000000cc'] as const
const born = newTag('t', {name: 'Work', colour: 'red', parent: null}, at(0, 1))

function at(device: number, now: number): Stamp {
  return nextStamp(undefined, {now, device: devices[device]!})
}

type Change = {readonly name: string} | {readonly colour: string} | {readonly parent: string | null} | 'delete'
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({name: fc.constantFrom('Work', 'Job', 'Play')}),
  fc.record({colour: fc.constantFrom('red', 'blue')}),
  fc.record({parent: fc.constantFrom(null, 'p', 'q')}),
  fc.constant('delete' as const),
)

/** Versions of one tag as three devices have them that change it and sometimes hear of each other. */
const versions = fc.array(fc.record({device: fc.nat(2), hears: fc.option(fc.nat(2)), change}), {maxLength: 12}).map((steps) => {
  const held: SharedTag[] = [born, born, born]
  for (const [step, {device, hears, change: what}] of steps.entries()) {
    const own = hears === null ? held[device]! : mergeTags(held[device]!, held[hears]!)
    held[device] = what === 'delete' ? deletedTag(own) : editedTag(own, what, at(device, 10 + step))
  }
  return held as [SharedTag, SharedTag, SharedTag]
})

test('versions merge to the same in any order, grouping and number', () => {
  fc.assert(
    fc.property(versions, ([a, b, c]) => {
      expect(mergeTags(a, b)).toEqual(mergeTags(b, a))
      expect(mergeTags(mergeTags(a, b), c)).toEqual(mergeTags(a, mergeTags(b, c)))
      expect(mergeTags(a, a)).toEqual(a)
      expect(mergeTags(mergeTags(a, b), b)).toEqual(mergeTags(a, b))
    }),
  )
})

test('an edit beats a delete that had not seen it, and a delete ends what it had seen', () => {
  fc.assert(
    fc.property(versions, fc.constantFrom('Job', 'Play'), ([a, b], name) => {
      const known = mergeTags(a, b)
      const edited = editedTag(known, {name}, at(0, 100))
      expect(isAlive(mergeTags(edited, deletedTag(known)).life)).toBe(true)
      expect(isAlive(mergeTags(edited, deletedTag(edited)).life)).toBe(false)
      expect(mergeTags(edited, deletedTag(known)).name.value).toBe(name)
    }),
  )
})

test('of two names the later one shows, and it tells which one its writer saw', () => {
  const [job, play] = [editedTag(born, {name: 'Job'}, at(1, 20)), editedTag(born, {name: 'Play'}, at(2, 30))]
  expect(mergeTags(job, play).name).toEqual({value: 'Play', at: at(2, 30), base: at(0, 1)})
  expect(mergeTags(job, editedTag(job, {colour: 'blue'}, at(2, 40)))).toMatchObject({
    name: job.name,
    colour: {value: 'blue', base: at(0, 1)},
  })
})
