import {once} from 'node:events'
import {type IncomingHttpHeaders, request} from 'node:http'
import {connect as connectSocket} from 'node:net'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {WebSocket} from 'ws'
import {contractHash} from '../../contract/contract-hash.ts'
import {JsonText} from '../../contract/json-text.ts'
import {WIRE_VERSION} from '../../contract/wire.ts'
import {serveClient} from '../../runtime/serve-client.ts'
import {fakeCore} from '../../testing/fake-core.ts'
import {type BrowserDoor, openBrowserDoor} from './open-browser-door.ts'

let door: BrowserDoor
const {core, asked} = fakeCore({
  'core.status': () => ({running: true}),
  'file.list': () => new JsonText(Buffer.from('{"total":0,"items":[]}')),
})
beforeAll(async () => {
  const assets = new Map([
    ['index.html', Buffer.from('<!doctype html>the explorer')],
    ['assets/main.js', Buffer.from('1')],
  ])
  door = await openBrowserDoor({
    port: 0,
    assets,
    serve: (carrier, caller) => serveClient(carrier, {core, caller, log: {write: () => undefined}}),
    askPicture: async (picture, signal) => {
      pictures.push(picture)
      if (picture.size === 256)
        return {ok: true, value: {contentId: `f:${'0'.repeat(64)}`, mime: 'image/webp', bytes: 4, kept: true, data: 'UklGRg=='}}
      if (picture.size === 512) return {ok: false, error: {code: 'Damaged', message: 'It is broken.'}}
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      left++
      return {ok: false, error: {code: 'Interrupted', message: 'Nobody waits.'}}
    },
  })
})
const pictures: object[] = []
let left = 0
afterAll(() => door.close())

interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({host: '127.0.0.1', port: door.port, path, method, headers, agent: false}, (response) => {
      let body = ''
      response
        .setEncoding('utf8')
        .on('data', (part: string) => (body += part))
        .on('end', () => resolve({status: response.statusCode ?? 0, headers: response.headers, body}))
    })
    asking.on('error', reject).end()
  })
}
const pathOf = (url: string): string => url.slice(url.indexOf('/', 'http://'.length))
async function enter(): Promise<string> {
  const {headers} = await get(pathOf(door.newUrl()))
  return (headers['set-cookie']?.[0] ?? '').split(';')[0] as string
}

describe('the one-time address', () => {
  test('is traded once for a cookie that scripts cannot read, and the page survives a reload', async () => {
    const url = door.newUrl()
    expect(url).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${door.port}/\\?token=[\\w-]{43}$`))
    const first = await get(pathOf(url))
    expect([first.status, first.headers.location]).toEqual([303, '/'])
    expect(first.headers['set-cookie']?.[0]).toMatch(/^onefold-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
    const cookie = (first.headers['set-cookie']?.[0] ?? '').split(';')[0] as string
    for (const _reload of [1, 2]) expect(await get('/', {cookie})).toMatchObject({status: 200, body: '<!doctype html>the explorer'})
    expect((await get(pathOf(url))).status).toBe(403)
    expect((await get(pathOf(url), {cookie})).status).toBe(403)
  })

  test('several are good at the same time, each for one browser', async () => {
    const [one, other] = [door.newUrl(), door.newUrl()]
    expect([(await get(pathOf(other))).status, (await get(pathOf(one))).status]).toEqual([303, 303])
  })

  test('a wrong one is worth nothing', async () => {
    expect(await get('/?token=guess')).toMatchObject({status: 403})
    expect(await get('/?token=')).toMatchObject({status: 403})
  })
})

describe('strangers get nothing', () => {
  const nothing = {status: 403, body: ''}

  test('without a cookie, or with a guessed one', async () => {
    expect(await get('/')).toMatchObject(nothing)
    expect(await get('/assets/main.js', {cookie: `onefold-${door.port}=guess`})).toMatchObject(nothing)
  })

  test.each(['localhost', '127.0.0.1', 'evil.example', '127.0.0.1.evil.example', '[::1]'])('with the Host %s', async (name) => {
    const cookie = await enter()
    const host = name === '127.0.0.1' ? name : `${name}:${door.port}`
    expect(await get('/', {cookie, host})).toMatchObject(nothing)
    const token = pathOf(door.newUrl())
    expect(await get(token, {host})).toMatchObject(nothing)
    expect((await get(token)).status).toBe(303)
  })

  test.each(['http://evil.example', 'null', 'http://localhost', 'https://127.0.0.1'])('from the Origin %s', async (origin) => {
    const cookie = await enter()
    expect(await get('/', {cookie, origin: origin === 'null' ? origin : `${origin}:${door.port}`})).toMatchObject(nothing)
  })

  test('as a part of a page of another site', async () => {
    const cookie = await enter()
    expect(
      await get('/assets/main.js', {cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script'}),
    ).toMatchObject(nothing)
    expect(
      await get('/', {cookie, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe'}),
    ).toMatchObject(nothing)
  })

  test('by another method', async () => {
    const cookie = await enter()
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await get('/', {cookie}, method)).toMatchObject(nothing)
  })
})

describe('what is served', () => {
  test('only the files of the explorer, whatever the path', async () => {
    const cookie = await enter()
    expect(await get('/assets/main.js', {cookie})).toMatchObject({status: 200, body: '1'})
    for (const path of [
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/assets/../../package.json',
      '/%2e%2e/x',
      '/assets',
      '/assets/',
      '//etc/passwd',
      '/wire',
      '/__proto__',
      '/constructor',
    ]) {
      expect([path, (await get(path, {cookie})).status]).toEqual([path, 404])
    }
  })

  test('under a policy that lets nothing foreign in', async () => {
    const {headers} = await get('/', {cookie: await enter()})
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })
})

describe('pictures of files', () => {
  const ID = '0190f2a4-7b1c-7def-8123-456789abcdef'

  test('are for who came in, by the id of an entry, and may be kept', async () => {
    const cookie = await enter()
    expect(await get(`/thumb/${ID}/256?v=now`, {cookie})).toMatchObject({
      status: 200,
      body: 'RIFF',
      headers: {'content-type': 'image/webp', 'cache-control': 'private, max-age=31536000, immutable', 'x-content-type-options': 'nosniff'},
    })
    expect(pictures).toEqual([{target: ID, size: 256, version: 'now', data: true}])
    expect(await get(`/thumb/${ID}/512?v=now`, {cookie})).toMatchObject({status: 204, body: '', headers: {'cache-control': 'no-store'}})
  })

  test('are for nobody else, and nothing but ids is asked for', async () => {
    const cookie = await enter()
    const before = pictures.length
    expect(await get(`/thumb/${ID}/256?v=now`)).toMatchObject({status: 403, body: ''})
    expect(await get(`/thumb/${ID}/256?v=now`, {cookie, origin: 'http://evil.example'})).toMatchObject({status: 403, body: ''})
    expect(await get(`/thumb/${ID}/256?v=now`, {cookie, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors'})).toMatchObject({
      status: 403,
    })
    for (const path of [
      `/thumb/${ID}/256`,
      `/thumb/${ID}/300?v=1`,
      '/thumb/%2Fetc%2Fpasswd/256?v=1',
      '/thumb/x/256?v=1',
      '/thumb/',
      '/thumb',
    ])
      expect([path, (await get(path, {cookie})).status]).toEqual([path, 404])
    expect(pictures.length).toBe(before)
  })

  test('that nobody waits for any more are left', async () => {
    const asking = request({
      host: '127.0.0.1',
      port: door.port,
      path: `/thumb/${ID}/2048?v=now`,
      headers: {cookie: await enter()},
      agent: false,
    })
    asking.on('error', () => undefined).end()
    await expect.poll(() => pictures.at(-1)).toMatchObject({size: 2048})
    asking.destroy()
    await expect.poll(() => left).toBe(1)
  })
})

describe('the wire', () => {
  const origin = () => `http://127.0.0.1:${door.port}`
  const outcome = async (path: string, headers: Record<string, string>): Promise<string> => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}${path}`, {headers})
    const [, answer] = (await Promise.race([
      once(socket, 'open').then(() => ['', {statusCode: 101}]),
      once(socket, 'unexpected-response'),
      once(socket, 'error').then(() => ['', {statusCode: 0}]),
    ])) as [unknown, {statusCode: number}]
    socket.on('error', () => undefined)
    socket.terminate()
    return String(answer.statusCode)
  }

  test('opens with the cookie and the own Origin, and for nobody else', async () => {
    const cookie = await enter()
    expect(await outcome('/wire', {cookie, origin: origin()})).toBe('101')
    expect(await outcome('/wire', {origin: origin()})).toBe('403')
    expect(await outcome('/wire', {cookie})).toBe('403')
    expect(await outcome('/wire', {cookie, origin: 'http://evil.example'})).toBe('403')
    expect(await outcome('/wire', {cookie, origin: origin(), host: `localhost:${door.port}`})).toBe('403')
    expect(await outcome('/other', {cookie, origin: origin()})).toBe('403')
  })

  test('carries requests as a browser, which it sets itself', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/wire`, {headers: {cookie: await enter(), origin: origin()}})
    await once(socket, 'open')
    const frames: unknown[] = []
    socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())))
    socket.send(
      JSON.stringify({
        frame: 'hello',
        wire: WIRE_VERSION,
        contract: contractHash(),
        appVersion: '0.1.0',
        schema: 0,
        dataDir: '',
        client: 'window',
        caller: {kind: 'system'},
      }),
    )
    socket.send(JSON.stringify({frame: 'request', id: 1, name: 'core.status', input: {}}))
    await expect.poll(() => frames).toMatchObject([{frame: 'welcome'}, {frame: 'answer', id: 1, reply: {ok: true}}])
    socket.send(JSON.stringify({frame: 'request', id: 2, name: 'file.list', input: {}}))
    await expect.poll(() => frames.at(-1)).toEqual({frame: 'answer', id: 2, reply: {ok: true, value: {total: 0, items: []}}})
    expect(asked.at(-1)?.caller).toMatchObject({kind: 'browser', grants: ['read', 'files.read', 'files.write', 'library.write', 'system']})
    socket.send('no json')
    await once(socket, 'close')
  })

  test('a message beyond the limit ends the connection', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${door.port}/wire`, {headers: {cookie: await enter(), origin: origin()}})
    await once(socket, 'open')
    socket.send('x'.repeat(9 * 1024 * 1024), () => undefined)
    expect((await once(socket, 'close'))[0]).toBe(1009)
  })
})

test('the door listens on the loopback address only', async () => {
  const socket = connectSocket({host: '::1', port: door.port})
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
  expect(['ECONNREFUSED', 'EADDRNOTAVAIL']).toContain(error.code)
})
