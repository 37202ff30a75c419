import {describe, expect, test} from 'vitest'
import {type Caller, grants} from '../contract/caller.ts'
import {connect} from '../contract/client.ts'
import {contractHash} from '../contract/contract-hash.ts'
import type {CoreEvent} from '../contract/events.ts'
import {JsonText} from '../contract/json-text.ts'
import {FIRST_CREDIT, WIRE_VERSION} from '../contract/wire.ts'
import {carrierPair, fakeCore} from '../testing/fake-core.ts'
import {type Served, serveClient} from './serve-client.ts'

const caller: Caller = {kind: 'cli', id: 'cli-1', grants}
const hello = {wire: WIRE_VERSION, contract: contractHash(), appVersion: '0.1.0', schema: 0, dataDir: '/data', client: 'test'}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

function served(more: Partial<Served> = {}) {
  const fake = fakeCore({
    'core.status': () => ({running: true}),
    'file.list': () => new Promise(() => undefined),
    'index.list': () => new JsonText(Buffer.from('{"total":1,"items":["é"]}')),
  })
  const lines: string[] = []
  const pair = carrierPair()
  const received: unknown[] = []
  serveClient(pair.core, {core: fake.core, caller, log: {write: (_level, _source, message) => void lines.push(message)}, ...more})
  return {...fake, ...pair, lines, received, listen: () => pair.client.onFrame((frame) => received.push(frame))}
}

describe('the serving of one client', () => {
  test('greets, answers, and tells the core who went', async () => {
    const {client, asked, gone} = served()
    const connection = await connect(client, hello)
    expect(connection.welcome).toMatchObject({appVersion: '0.1.0', dataDir: '/data', library: {name: 'Library'}, abilities: []})
    expect(await connection.call('core.status', {}, {requestId: 'r1'})).toEqual({ok: true, value: {running: true}})
    expect(await connection.call('no.such', {})).toMatchObject({ok: false, error: {code: 'UnknownWord'}})
    expect(asked[0]).toMatchObject({caller, request: {name: 'core.status', requestId: 'r1'}})
    connection.close()
    await settled()
    expect(gone).toEqual(['cli-1'])
  })

  test('the core hears when a client does not wait any more, and so does whoever called', async () => {
    const {client, asked} = served()
    const connection = await connect(client, hello)
    const left = new AbortController()
    const call = connection.call('file.list', {}, {signal: left.signal})
    await settled()
    expect(asked[0]?.request.signal?.aborted).toBe(false)
    left.abort()
    expect(await call).toMatchObject({ok: false, error: {code: 'Interrupted'}})
    await settled()
    expect(asked[0]?.request.signal?.aborted).toBe(true)
    expect(await connection.call('file.list', {}, {signal: left.signal})).toMatchObject({ok: false, error: {code: 'Interrupted'}})
    expect(asked).toHaveLength(1)
  })

  test('an answer that is text reaches every client as the value that it tells', async () => {
    const value = {total: 1, items: ['é']}
    const {client} = served()
    expect(await (await connect(client, hello)).call('index.list', {})).toEqual({ok: true, value})
    const pair = carrierPair()
    const texts: string[] = []
    const sendText = (head: string, middle: Uint8Array, tail: string): void => {
      texts.push(head + Buffer.from(middle).toString() + tail)
      pair.core.send(JSON.parse(texts[0]!))
    }
    const log = {write: () => undefined}
    serveClient(
      {...pair.core, sendText},
      {core: fakeCore({'index.list': () => new JsonText(Buffer.from('{"total":1,"items":["é"]}'))}).core, caller, log},
    )
    expect(await (await connect(pair.client, hello)).call('index.list', {})).toEqual({ok: true, value})
    expect(texts).toHaveLength(1)
  })

  test.each([
    [
      'an older program',
      {contract: 'x', appVersion: '0.0.9'},
      {code: 'ContractMismatch', message: 'The running core is Onefold 0.1.0 and this program is 0.0.9: update this program.'},
    ],
    [
      'a newer program',
      {wire: 99, appVersion: '0.2.0'},
      {
        code: 'ContractMismatch',
        message: 'The running core is Onefold 0.1.0 and this program is 0.2.0: stop the core, so that the newer one can start.',
      },
    ],
    [
      'another build',
      {contract: 'x'},
      {
        code: 'ContractMismatch',
        message:
          'The running core and this program both call themselves Onefold 0.1.0 but are of different builds: stop the core and try again.',
      },
    ],
    ['another data dir', {dataDir: '/copy'}, {code: 'NotAllowed', message: 'The core that answered keeps /data, not /copy.'}],
  ])('refuses %s with a sentence', async (_who, more, refusal) => {
    await expect(connect(served().client, {...hello, ...more})).rejects.toMatchObject(refusal)
  })

  test('a browser need not know the data dir', async () => {
    expect((await connect(served().client, {...hello, dataDir: ''})).welcome.dataDir).toBe('/data')
  })

  test.each([
    ['no frame at all', [7], 'none of the wire'],
    ['a request before the greeting', [{frame: 'request', id: 1, name: 'core.status', input: {}}], 'did not greet first'],
    [
      'two greetings',
      [
        {frame: 'hello', ...hello},
        {frame: 'hello', ...hello},
      ],
      'greeted twice',
    ],
    [
      'one number for two requests',
      [
        {frame: 'hello', ...hello},
        {frame: 'request', id: 1, name: 'file.list', input: {}},
        {frame: 'request', id: 1, name: 'file.list', input: {}},
      ],
      'one request number twice',
    ],
  ])('closes the connection after %s, and logs it', async (_what, frames, line) => {
    const {client, lines, gone} = served()
    for (const frame of frames) client.send(frame as never)
    await settled()
    expect(gone).toEqual(['cli-1'])
    expect(lines.at(-1)).toContain(line)
  })

  test('an answer that nobody waits for any more is not sent', async () => {
    let finish: (value: unknown) => void = () => undefined
    const {client, received, listen} = served({own: {slow: () => new Promise((resolve) => (finish = resolve as never))}})
    listen()
    client.send({frame: 'hello', ...hello})
    client.send({frame: 'request', id: 4, name: 'slow', input: {}})
    client.send({frame: 'forget', id: 4})
    await settled()
    finish({ok: true, value: 1})
    await settled()
    expect(received).toHaveLength(1)
  })

  test('closes the core only where the door allows it', async () => {
    const closed: string[] = []
    const close = (reason: string) => void closed.push(reason)
    const willing = served({mayClose: () => undefined, close})
    willing.client.send({frame: 'yield', appVersion: '0.2.0', reason: 'newer'})
    const unwilling = served({mayClose: () => 'Not now.', close})
    unwilling.listen()
    unwilling.client.send({frame: 'yield', appVersion: '0.2.0', reason: 'newer'})
    await settled()
    expect(closed).toEqual(['Onefold 0.2.0 takes over'])
    expect(unwilling.received).toEqual([{frame: 'refused', code: 'LibraryInUse', message: 'Not now.'}])
  })
})

describe('events', () => {
  const advanced = (seq: number): CoreEvent => ({type: 'index.advanced', seq})
  const line = (message: string): CoreEvent => ({
    type: 'log.written',
    line: {at: '2026-01-01T00:00:00Z', level: 'info', source: 'test', message},
  })
  const eventsIn = (received: readonly unknown[]) =>
    (received as {frame: string; event: CoreEvent}[]).filter(({frame}) => frame === 'event').map(({event}) => event)

  test('come only to who subscribed, log lines only by name', async () => {
    const {client, ring, received, listen} = served()
    listen()
    client.send({frame: 'hello', ...hello})
    await settled()
    ring(advanced(1))
    client.send({frame: 'subscribe'})
    await settled()
    ring(advanced(2))
    ring(line('unseen'))
    client.send({frame: 'subscribe', types: ['log.written']})
    await settled()
    ring(line('seen'))
    await settled()
    expect(eventsIn(received)).toEqual([advanced(2), line('seen')])
  })

  test('without credit bells are merged, and no log line is lost', async () => {
    const {client, ring, received, listen} = served()
    listen()
    client.send({frame: 'hello', ...hello})
    client.send({frame: 'subscribe'})
    client.send({frame: 'subscribe', types: ['log.written']})
    await settled()
    for (let seq = 0; seq < FIRST_CREDIT; seq++) ring(advanced(seq))
    for (let seq = 1000; seq < 1100; seq++) {
      ring(advanced(seq))
      ring(line(String(seq)))
    }
    ring({type: 'volume.changed'})
    await settled()
    expect(eventsIn(received)).toHaveLength(FIRST_CREDIT)
    client.send({frame: 'credit', events: 500})
    await settled()
    const late = eventsIn(received).slice(FIRST_CREDIT)
    expect(late.filter(({type}) => type === 'index.advanced')).toEqual([advanced(1099)])
    expect(late.filter(({type}) => type === 'log.written')).toEqual(Array.from({length: 100}, (_, at) => line(String(1000 + at))))
    expect(late.filter(({type}) => type === 'volume.changed')).toHaveLength(1)
  })

  test('a client that stops reading is sent away before it fills the memory', async () => {
    const {client, ring, gone, lines} = served()
    client.send({frame: 'hello', ...hello})
    client.send({frame: 'subscribe', types: ['log.written']})
    await settled()
    for (let at = 0; at < 25_000; at++) ring(line(String(at)))
    await settled()
    expect(gone).toEqual(['cli-1'])
    expect(lines.at(-1)).toContain('does not read its events')
  })
})
