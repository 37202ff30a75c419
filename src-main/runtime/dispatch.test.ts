import {expect, test} from 'vitest'
import {grants} from '../contract/caller.ts'
import {CoreError, type Reply} from '../contract/errors.ts'
import {JsonText} from '../contract/json-text.ts'
import {openDispatch} from './dispatch.ts'

const caller = (kind: 'cli' | 'browser') => ({kind, id: `${kind}-1`, grants})

/** A dispatch whose memory answers as late as a test says. */
function open(recalled: () => Promise<void> = async () => undefined) {
  const memory = new Map<string, Reply>()
  const logged: string[] = []
  let ran = 0
  const settings = {theme: 'system', indexMode: 'content', workers: 2, logLevel: 'info', showHidden: false, closeToTray: false}
  const state = {full: false}
  const dispatch = openDispatch({
    handlers: {
      settings: {set: async () => (ran++, {settings})},
      core: {stop: async () => ({stopping: true})},
    },
    scopeFor: (_operation, _caller, {library}) => {
      if (library === 'other') throw new CoreError({code: 'LibraryInUse', message: 'Another library was opened.'})
      return {}
    },
    requests: {
      recall: async (kind, id) => {
        const found = memory.get(`${kind} ${id}`)
        await recalled()
        return found
      },
      remember: async (kind, id, reply) => {
        if (state.full) throw new CoreError({code: 'DiskFull', message: 'The disk is full.'})
        memory.set(`${kind} ${id}`, reply)
      },
    },
    log: {write: (_level, _source, message) => void logged.push(message)},
    random: {uuid: () => 'u', bytes: () => new Uint8Array(0)},
  })
  return {dispatch, state, logged, ran: () => ran}
}

const set = {name: 'settings.set', input: {key: 'theme', value: 'dark'}, requestId: 'r'}

test('one request is carried out once, also while its first answer is being remembered', async () => {
  const late: (() => void)[] = []
  const {dispatch, ran} = open(() =>
    late.length === 0 ? Promise.resolve(void late.push(() => undefined)) : new Promise((resolve) => void setTimeout(resolve, 5)),
  )
  const replies = await Promise.all([dispatch(caller('cli'), set), dispatch(caller('cli'), set)])
  expect(await dispatch(caller('cli'), set)).toEqual(replies[0])
  expect([ran(), replies[1]]).toEqual([1, replies[0]])
})

test('an answer is for its kind of caller and its operation only', async () => {
  const {dispatch, ran} = open()
  await dispatch(caller('cli'), set)
  await dispatch(caller('browser'), set)
  expect(ran()).toBe(2)
  expect(await dispatch(caller('cli'), {name: 'core.stop', input: {}, requestId: 'r'})).toEqual({ok: true, value: {stopping: true}})
})

test('what was done is said to be done, also where it cannot be remembered', async () => {
  const {dispatch, state, logged} = open()
  state.full = true
  expect((await dispatch(caller('cli'), set)).ok).toBe(true)
  expect(logged).toHaveLength(1)
})

test('a call that is meant for another library than the open one is not carried out', async () => {
  const {dispatch, ran} = open()
  expect(await dispatch(caller('cli'), {...set, library: 'other'})).toMatchObject({ok: false, error: {code: 'LibraryInUse'}})
  expect(ran()).toBe(0)
})

test('an output that does not fit its schema is an incident, not an answer', async () => {
  const dispatch = openDispatch({
    handlers: {core: {stop: async () => ({stopping: 'soon'})}},
    scopeFor: () => ({}),
    requests: {recall: async () => undefined, remember: async () => undefined},
    log: {write: () => undefined},
    random: {uuid: () => 'u', bytes: () => new Uint8Array(0)},
  })
  expect(await dispatch(caller('cli'), {name: 'core.stop', input: {}})).toMatchObject({
    ok: false,
    error: {code: 'Internal', message: expect.stringContaining('incident u')},
  })
})

test('an answer that is text is checked like any other, unless the program is a built one', async () => {
  const answers = async (text: string, trustsText: boolean): Promise<Reply> =>
    openDispatch({
      handlers: {file: {list: async () => new JsonText(Buffer.from(text))}},
      scopeFor: () => ({}),
      requests: {recall: async () => undefined, remember: async () => undefined},
      log: {write: () => undefined},
      random: {uuid: () => 'u', bytes: () => new Uint8Array(0)},
      trustsText,
    })(caller('cli'), {name: 'file.list', input: {path: '/'}})
  expect(await answers('{"total":0,"items":[]}', false)).toEqual({ok: true, value: new JsonText(Buffer.from('{"total":0,"items":[]}'))})
  expect(await answers('{"total":0,"items":[{}]}', false)).toMatchObject({ok: false, error: {code: 'Internal'}})
  expect(await answers('{"total":0', false)).toMatchObject({ok: false, error: {code: 'Internal'}})
  expect(await answers('{"total":0,"items":[{}]}', true)).toMatchObject({ok: true})
})

test('a caller without the grant is refused', async () => {
  const {dispatch, ran} = open()
  expect(await dispatch({...caller('cli'), grants: ['read']}, set)).toMatchObject({ok: false, error: {code: 'NotAllowed'}})
  expect(ran()).toBe(0)
})
