import {describe, expect, it} from 'vitest'
import type {Clock, Random, Scheduler} from '../domain/ports.ts'

export interface TimeUnderTest {
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly random: Random
  /** Lets this much time go by. */
  readonly pass: (ms: number) => Promise<void>
}

/** What every clock, scheduler and source of randomness must do. */
export function timeCompliance(name: string, make: () => TimeUnderTest): void {
  describe(`time ${name}`, () => {
    it('goes forward, by both clocks alike', async () => {
      const {clock, pass} = make()
      const [now, monotonic] = [clock.now(), clock.monotonicMs()]
      await pass(30)
      expect([
        clock.now() - now >= 29,
        clock.monotonicMs() - monotonic >= 29,
        Math.abs(clock.now() - now - (clock.monotonicMs() - monotonic)) < 20,
      ]).toEqual([true, true, true])
    })

    it('runs what was asked for in its order, until it is ended', async () => {
      const {scheduler, pass} = make()
      const ran: string[] = []
      scheduler.after(40, () => ran.push('late'))
      scheduler.after(10, () => ran.push('early'))
      const endOnce = scheduler.after(20, () => ran.push('never'))
      endOnce()
      void scheduler.sleep(60).then(() => ran.push('slept'))
      await pass(120)
      expect(ran).toEqual(['early', 'late', 'slept'])
    })

    it('repeats until it is ended', async () => {
      const {scheduler, pass} = make()
      let times = 0
      const end = scheduler.every(20, () => times++)
      await pass(110)
      end()
      const ran = times
      await pass(60)
      expect([ran >= 3 && ran <= 5, times === ran]).toEqual([true, true])
    })
  })

  describe(`randomness ${name}`, () => {
    it('gives UUIDs of version 7 that rise and tell the time', () => {
      const {clock, random} = make()
      const before = clock.now()
      const ids = Array.from({length: 1000}, () => random.uuid())
      const times = ids.map((id) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
      expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
      expect([ids.toSorted(), new Set(ids).size, times[0]! >= before, times.at(-1)! - before < 2000]).toEqual([ids, 1000, true, true])
    })

    it('gives as many bytes as asked, and others each time', () => {
      const {random} = make()
      const [one, two] = [random.bytes(32), random.bytes(32)]
      expect([one.length, random.bytes(0).length, Buffer.from(one).equals(two)]).toEqual([32, 0, false])
    })
  })
}
