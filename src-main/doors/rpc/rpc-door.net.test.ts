import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises'
import {connect as connectSocket, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {connect} from '../../contract/client.ts'
import {contractHash} from '../../contract/contract-hash.ts'
import type {Endpoint} from '../../contract/endpoint.ts'
import {WIRE_VERSION} from '../../contract/wire.ts'
import {endpointPlace, readEndpoint} from '../../host/endpoint-file.ts'
import {refusalToYield} from '../../runtime/refusal.ts'
import {serveClient} from '../../runtime/serve-client.ts'
import {fakeCore} from '../../testing/fake-core.ts'
import {dialCore} from './dial-core.ts'
import {openRpcDoor, type RpcDoor} from './open-rpc-door.ts'
import {reachCore, tryConnect} from './reach-core.ts'
import {stopCore} from './stop-core.ts'

let dataDir: string
let doors: RpcDoor[]
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'onefold-rpc-'))
  doors = []
})
afterEach(async () => {
  for (const door of doors) await door.close()
  await rm(dataDir, {recursive: true})
})

const hello = (appVersion = '0.1.0', contract = contractHash()) => ({
  wire: WIRE_VERSION,
  contract,
  appVersion,
  schema: 0,
  dataDir,
  client: 'test',
})

async function open(
  appVersion = '0.1.0',
  onClose: (reason: string) => void = () => undefined,
): Promise<RpcDoor & {readonly asked: readonly unknown[]}> {
  const {core, asked} = fakeCore({echo: (input: unknown) => input, 'core.status': () => ({running: true})}, dataDir)
  const served = {...core, facts: {...core.facts, appVersion}}
  const door: RpcDoor = await openRpcDoor({
    place: endpointPlace(dataDir),
    appVersion,
    pid: process.pid,
    serve: (carrier, caller) =>
      serveClient(carrier, {
        core: served,
        caller,
        log: {write: () => undefined},
        mayClose: (wish) => refusalToYield(wish, appVersion),
        close: (reason) => {
          onClose(reason)
          void door.close()
        },
      }),
  })
  doors.push(door)
  return {...door, asked}
}
const starter = {
  readEndpoint: () => readEndpoint(dataDir),
  processGone: () =>
    expect
      .poll(() => readEndpoint(dataDir))
      .toBeUndefined()
      .then(() => true),
  start: async () => ({ready: true}),
}

test('the socket and its word are for their owner only, and go with the door', async () => {
  const door = await open()
  expect((await stat(join(dataDir, 'endpoint.json'))).mode & 0o777).toBe(0o600)
  expect((await stat(dirname(door.endpoint.socket))).mode & 0o777).toBe(0o700)
  expect(door.endpoint.socket.length).toBeLessThan(107)
  await door.close()
  expect(await readEndpoint(dataDir)).toBeUndefined()
  await expect(stat(dirname(door.endpoint.socket))).rejects.toMatchObject({code: 'ENOENT'})
})

test('frames of many megabytes cross whole, in both directions', async () => {
  const door = await open()
  const connection = await connect(await dialCore(door.endpoint), hello())
  const input = {text: 'ß'.repeat(3_000_000), list: [1, 2, 3]}
  expect(await connection.call('echo', input)).toEqual({ok: true, value: input})
  connection.close()
})

test('who does not know the token hears nothing but a nonce', async () => {
  const door = await open()
  await expect(dialCore({...door.endpoint, token: '0'.repeat(64)})).rejects.toMatchObject({code: 'CoreUnreachable'})
  expect(door.asked).toEqual([])
})

test('a program that sits on the socket cannot pass for the core', async () => {
  const socket = join(dataDir, 'false.sock')
  const server = createServer((one) => {
    const frame = (value: unknown): Buffer => {
      const body = Buffer.from(JSON.stringify(value))
      return Buffer.concat([Buffer.from(Uint32Array.of(body.length).buffer), body])
    }
    one.write(frame({nonce: 'a'.repeat(64)}))
    one.on('data', () => one.write(frame({proof: 'b'.repeat(64)})))
    one.on('error', () => undefined)
  }).listen(socket)
  await expect(dialCore({socket, token: '0'.repeat(64), pid: 1, appVersion: '0.1.0', contract: ''})).rejects.toMatchObject({
    code: 'NotAllowed',
  })
  server.close()
})

test.each([
  ['a frame too large', Buffer.from([0, 0, 0, 0x7f])],
  ['no JSON', Buffer.from([2, 0, 0, 0, 0x7b, 0x7b])],
  ['a request at once', Buffer.concat([Buffer.from([31, 0, 0, 0]), Buffer.from('{"frame":"request","name":"x"}  ').subarray(0, 31)])],
])('a stranger with %s is sent away', async (_what, bytes) => {
  const door = await open()
  const socket = connectSocket(door.endpoint.socket)
  socket.write(bytes)
  await new Promise<void>((resolve) =>
    socket
      .on('close', () => resolve())
      .on('error', () => undefined)
      .resume(),
  )
  expect(door.asked).toEqual([])
})

test('a word that a killed core left behind is replaced', async () => {
  const {endpoint} = await open()
  const left = await readFile(join(dataDir, 'endpoint.json'), 'utf8')
  await doors.pop()?.close()
  await writeFile(join(dataDir, 'endpoint.json'), left)
  expect(await tryConnect(starter, hello())).toBeUndefined()
  let started = 0
  const connection = await reachCore({...starter, start: async () => (started++, await open(), {ready: true})}, hello())
  expect([started, connection.welcome.dataDir, endpoint.token === doors[0]?.endpoint.token]).toEqual([1, dataDir, false])
  connection.close()
})

test('a start that fails is told, a lost race is waited for', async () => {
  const failing = {
    ...starter,
    start: async () => ({ready: false, failure: {code: 'SchemaNewer' as const, message: 'Made by a newer Onefold.'}}),
  }
  await expect(reachCore(failing, hello())).rejects.toMatchObject({code: 'SchemaNewer'})
  const silent = {...starter, start: async () => ({ready: false, logFile: '/x/daemon.log'})}
  await expect(reachCore(silent, hello())).rejects.toMatchObject({code: 'CoreUnreachable', hint: 'See /x/daemon.log.'})
  setTimeout(() => void open(), 300)
  const losing = {...starter, start: async () => ({ready: false, failure: {code: 'LibraryInUse' as const, message: 'In use.'}})}
  const connection = await reachCore(losing, hello())
  expect(connection.welcome.pid).toBe(process.pid)
  connection.close()
})

test('an older core makes room for a newer program, an older program is refused', async () => {
  const reasons: string[] = []
  await open('0.1.0', (reason) => reasons.push(reason))
  const newer = hello('0.2.0', 'another contract')
  const started: Endpoint[] = []
  // The new core speaks the new contract, which this test does not: that it was started is what counts.
  const start = async () => ({
    ready: false,
    failure: (started.push((await open('0.2.0')).endpoint), {code: 'Internal' as const, message: 'The end.'}),
  })
  await expect(reachCore({...starter, start}, newer)).rejects.toMatchObject({message: 'The end.'})
  expect([reasons, started.length]).toEqual([['Onefold 0.2.0 takes over'], 1])
  await expect(reachCore(starter, hello('0.1.5', 'another contract'))).rejects.toMatchObject({
    code: 'ContractMismatch',
    message: expect.stringContaining('update this program'),
  })
})

test('stop returns the pid, also of a core of another contract; nothing when none runs', async () => {
  const reasons: string[] = []
  await open('9.0.0', (reason) => reasons.push(reason))
  expect(await stopCore(starter, '0.1.0')).toBe(process.pid)
  expect(reasons).toEqual(['it was asked to stop'])
  expect(await stopCore(starter, '0.1.0')).toBeUndefined()
})

test('a client whose core dies is told, and waits for nothing', async () => {
  const door = await open()
  const connection = await connect(await dialCore(door.endpoint), hello())
  await door.close()
  await expect(connection.call('core.status', {})).rejects.toMatchObject({code: 'CoreUnreachable'})
})
