import {expect, it, vi} from 'vitest'
import type {FromCore} from './messages.ts'
import {openOwnLine} from './own-line.ts'

vi.mock('electron', () => ({
  MessageChannelMain: class {
    readonly port1 = {}
    readonly port2 = {on: () => undefined, start: () => undefined, postMessage: () => undefined, close: () => undefined}
  },
}))

it('the line is there before the first picture is asked for, and after the first window', () => {
  vi.useFakeTimers()
  const said: string[] = []
  const listeners: ((message: FromCore) => void)[] = []
  const core = {
    send: ({say}: {readonly say: string}) => void said.push(say),
    on: (listen: (message: FromCore) => void) => void listeners.push(listen),
    wake: () => undefined,
    stop: async () => undefined,
  }
  openOwnLine(core, () => ({wire: 1, contract: '', appVersion: '', schema: 0, dataDir: '', client: 'window'}))
  for (const listen of listeners) listen({say: 'ready', form: 'own'})
  expect(said).toEqual([])
  vi.advanceTimersByTime(1_000)
  expect(said).toEqual(['serve'])
  vi.useRealTimers()
})
