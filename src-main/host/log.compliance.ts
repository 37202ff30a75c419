import {describe, expect, it} from 'vitest'
import type {OpenLog} from './log.ts'

const job = '01890a5d-ac96-774b-bcce-b302099a8057'

/** What every log must do. `open` gives an empty one. */
export function logCompliance(name: string, open: () => OpenLog): void {
  describe(`the log ${name}`, () => {
    it('gives back the newest lines of a level, the oldest first', async () => {
      const log = open()
      for (let i = 0; i < 10; i++) log.write(i % 2 === 0 ? 'debug' : 'warn', 'test', `line ${i}`)
      const told = await log.lines({level: 'info', limit: 3})
      expect(told.map((line) => [line.level, line.source, line.message])).toEqual([5, 7, 9].map((i) => ['warn', 'test', `line ${i}`]))
    })

    it('keeps the lines of a job apart and in the whole', async () => {
      const log = open()
      log.write('info', 'test', 'without')
      log.write('error', 'test', 'with\nbreak', job)
      const [own, all] = [await log.lines({level: 'debug', job, limit: 9}), await log.lines({level: 'debug', limit: 9})]
      expect([own.map((line) => line.message), all.map((line) => [line.message, line.job])]).toEqual([
        ['with\nbreak'],
        [
          ['without', undefined],
          ['with\nbreak', job],
        ],
      ])
    })

    it('tells listeners until they have enough, and drops what is below its level', async () => {
      const log = open()
      const heard: string[] = []
      const end = log.onLine((line) => heard.push(line.message))
      log.setLevel('warn')
      log.write('info', 'test', 'dropped')
      log.write('warn', 'test', 'heard')
      end()
      log.write('error', 'test', 'later')
      await log.flushed()
      expect([heard, (await log.lines({level: 'debug', limit: 9})).length]).toEqual([['heard'], 2])
    })
  })
}
