import {expect, test} from 'vitest'
import {type ChildParts, coreInChild} from './core-in-child.ts'
import type {FoundCore} from './find-core.ts'
import type {ToCore} from './messages.ts'

/** A child whose core is opened when the test says so. */
function child() {
  const seen: string[] = []
  const heard: {message?: (message: ToCore, port: undefined) => void; signal?: (signal: string) => void} = {}
  const opening = Promise.withResolvers<FoundCore>()
  const parts: ChildParts = {
    line: {say: () => undefined, hear: (listen) => (heard.message = listen)},
    readPlaces: async () => ({screens: {}, trayTold: false}),
    writePlaces: async () => undefined,
    writeAutostart: async () => undefined,
    findCore: () => opening.promise,
    signalled: (listen) => (heard.signal = listen),
    log: {write: () => undefined},
    exit: (code) => seen.push(`exit ${code}`),
  }
  const source = {serve: () => undefined, connect: () => new Promise<never>(() => undefined)}
  const opened = (): void => opening.resolve({form: 'own', source, close: async (reason) => void seen.push(`closed: ${reason}`)})
  void coreInChild(parts)
  return {seen, opened, signal: (signal: string) => heard.signal?.(signal), hear: (message: ToCore) => heard.message?.(message, undefined)}
}

const aMoment = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 10))

test('a child that is told to end closes its core, and does so once', async () => {
  const {seen, opened, signal, hear} = child()
  opened()
  await aMoment()
  signal('SIGTERM')
  hear({say: 'stop', reason: 'the app quits'})
  await aMoment()
  expect(seen).toEqual(['closed: SIGTERM', 'exit 0'])
})

test('a core that is just being opened is closed as well', async () => {
  const {seen, opened, hear} = child()
  await aMoment()
  hear({say: 'stop', reason: 'the app quits'})
  await aMoment()
  expect(seen).toEqual([])
  opened()
  await aMoment()
  expect(seen).toEqual(['closed: the app quits', 'exit 0'])
})
