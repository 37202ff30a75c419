import {expect, it} from 'vitest'
import {carrierPair} from './carrier-pair.ts'
import {joinCarriers, withWindowAnswers} from './window-answers.ts'

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

function doored() {
  const [window, inner] = carrierPair()
  const toWindow: unknown[] = []
  const toCore: unknown[] = []
  window.onFrame((frame) => toWindow.push(frame))
  const carrier = withWindowAnswers(inner, {
    abilities: ['dialogs'],
    answer: async (name, input) => ({ok: true, value: {name, input}}),
    failed: (error) => {
      throw error
    },
  })
  carrier.onFrame((frame) => toCore.push(frame))
  return {window, carrier, toWindow, toCore}
}

it("answers the window's own operations and passes all others on", async () => {
  const {window, toWindow, toCore} = doored()
  window.send({frame: 'request', id: 1, name: 'window.pickFolder', input: {title: 't'}})
  window.send({frame: 'request', id: 2, name: 'core.status', input: {}})
  await settled()
  expect(toWindow).toEqual([{frame: 'answer', id: 1, reply: {ok: true, value: {name: 'window.pickFolder', input: {title: 't'}}}}])
  expect(toCore).toEqual([{frame: 'request', id: 2, name: 'core.status', input: {}}])
})

it('adds what the door can do to the welcome', async () => {
  const {carrier, toWindow} = doored()
  carrier.send({
    frame: 'welcome',
    wire: 1,
    contract: 'c',
    appVersion: '1',
    schema: 1,
    dataDir: '/d',
    library: {id: 'l', name: 'n'},
    pid: 1,
    abilities: [],
  })
  await settled()
  expect(toWindow).toMatchObject([{frame: 'welcome', abilities: ['dialogs']}])
})

it('joins two lines until one ends, and cuts off what is no frame of the wire', async () => {
  const [window, windowEnd] = carrierPair()
  const [coreEnd, core] = carrierPair()
  const toCore: unknown[] = []
  const closed: string[] = []
  core.onFrame((frame) => toCore.push(frame))
  core.onClose(() => closed.push('core'))
  window.onClose(() => closed.push('window'))
  joinCarriers(windowEnd, coreEnd)
  window.send({frame: 'forget', id: 3})
  await settled()
  expect(toCore).toEqual([{frame: 'forget', id: 3}])
  window.send({frame: 'shell', words: 'rm'} as never)
  await settled()
  expect(closed.toSorted()).toEqual(['core', 'window'])
})
