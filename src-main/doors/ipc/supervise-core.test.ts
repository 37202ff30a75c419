import {EventEmitter} from 'node:events'
import type {MessagePortMain, UtilityProcess} from 'electron'
import {expect, it, vi} from 'vitest'
import {type FromCore, OWNER_ENDED} from './messages.ts'
import {superviseCore} from './supervise-core.ts'

class Child extends EventEmitter {
  readonly form: string
  readonly heard: unknown[] = []
  constructor(form: string) {
    super()
    this.form = form
  }
  postMessage(message: unknown, ports: readonly unknown[] = []): void {
    this.heard.push([message, ports.length])
  }
  kill(): boolean {
    this.emit('exit', 15)
    return true
  }
}

function supervised() {
  const children: Child[] = []
  const said: FromCore[] = []
  let now = 0
  const late: (() => void)[] = []
  const link = superviseCore({
    fork: (form) => {
      const child = new Child(form)
      children.push(child)
      return child as unknown as UtilityProcess
    },
    log: () => undefined,
    now: () => now,
    after: (_delay, run) => void late.push(run),
  })
  link.on((message) => said.push(message))
  const last = (): Child => children.at(-1) as Child
  return {link, children, said, last, late, pass: (ms: number) => (now += ms)}
}

const ready: FromCore = {say: 'ready', form: 'own'}

it('keeps what is said until the child is ready, over a death too', () => {
  const {link, last} = supervised()
  link.send({say: 'rest'})
  expect(last().heard).toEqual([])
  last().emit('exit', 1)
  last().emit('message', ready)
  expect(last().heard).toEqual([[{say: 'rest'}, 0]])
})

it('starts again what died, as a client when it never came up', () => {
  const {children, last} = supervised()
  last().emit('exit', 139)
  expect(children.map(({form}) => form)).toEqual(['own', 'client'])
  last().emit('message', ready)
  last().emit('exit', 9)
  expect(children.map(({form}) => form)).toEqual(['own', 'client', 'own'])
})

it('looks for the next owner of the library however often that of another program ends, and holds the core itself where there is none', () => {
  const {link, children, last, said} = supervised()
  for (let ends = 1; ends <= 12; ends++) {
    last().emit('message', {say: 'ready', form: 'client'})
    last().emit('exit', OWNER_ENDED)
  }
  expect(children).toHaveLength(13)
  expect(children.every(({form}) => form === 'own')).toBe(true)
  expect(said.filter(({say}) => say === 'failed')).toEqual([])
  expect(link.wake()).toBeUndefined()
})

it('gives up after five deaths in a minute, closes the ports that wait, and tries again when asked after a rest', () => {
  const {link, children, last, said, pass} = supervised()
  for (let death = 1; death <= 4; death++) last().emit('exit', 1)
  const close = vi.fn<() => void>()
  link.send({say: 'serve', window: 1}, [{close} as unknown as MessagePortMain])
  last().emit('exit', 1)
  expect(children).toHaveLength(5)
  expect(said.at(-1)).toMatchObject({say: 'failed', failure: {code: 'Internal'}})
  expect(close).toHaveBeenCalledOnce()
  expect(link.wake()?.code).toBe('Internal')
  pass(60_001)
  expect(link.wake()).toBeUndefined()
  expect(children).toHaveLength(6)
})

it('does not start again a core to which the world said no', () => {
  const {link, children, last} = supervised()
  last().emit('message', {say: 'failed', failure: {code: 'SchemaNewer', message: 'Newer.'}})
  expect(link.wake()?.code).toBe('SchemaNewer')
  last().emit('exit', 1)
  expect(children).toHaveLength(1)
})

it('stops it: asks, waits, and kills what does not end', async () => {
  const {link, children, last, late} = supervised()
  last().emit('message', ready)
  const stopped = link.stop('the app quits')
  expect(last().heard).toEqual([[{say: 'stop', reason: 'the app quits'}, 0]])
  late[0]?.()
  await stopped
  expect(children).toHaveLength(1)
})
