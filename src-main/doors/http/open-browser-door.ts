import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo, Socket} from 'node:net'
import {WebSocketServer} from 'ws'
import {type Caller, grants} from '../../contract/caller.ts'
import {CoreError} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import {comesFromHere} from './comes-from-here.ts'
import {askedPicture} from '../../contract/sidecar.ts'
import {answerAsset, headersFor, NOTHING} from './answer-asset.ts'
import {answerPicture, type AskPicture} from './answer-picture.ts'
import {type Entrances, entrances} from './entrances.ts'
import {webSocketCarrier} from './web-socket-carrier.ts'

export interface BrowserDoor {
  readonly port: number
  /** Makes an address that lets one browser in, once. */
  newUrl(): string
  close(): Promise<void>
}

export interface BrowserDoorConfig {
  /** 0 takes any free one. */
  readonly port: number
  /** The built explorer, by path. Held in memory: what is not in the table cannot be asked for. */
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly serve: (carrier: Carrier, caller: Caller) => void
  readonly askPicture: AskPicture
}

/** The path of the one WebSocket, and the most that one of its messages may hold. */
export const WIRE_PATH = '/wire'
const MOST_MESSAGE_BYTES = 8 * 1024 * 1024

/** Serves the explorer to browsers of this machine: loopback only, and only to who came by a printed address. */
export async function openBrowserDoor({port, assets, serve, askPicture}: BrowserDoorConfig): Promise<BrowserDoor> {
  const server = createServer({maxHeaderSize: 16 * 1024, requestTimeout: 30_000})
  const own = await listening(server, port)
  const guests = entrances(`onefold-${own}`)
  const sockets = new WebSocketServer({noServer: true, maxPayload: MOST_MESSAGE_BYTES, perMessageDeflate: false})
  let count = 0

  server.on('request', (request, response) => answer({request, response, own, guests, assets, askPicture}))
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const welcome = request.url === WIRE_PATH && comesFromHere(request.headers, own, 'socket') && guests.knows(request.headers.cookie)
    if (!welcome) return socket.end(`HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
    sockets.handleUpgrade(request, socket, head, (opened) =>
      serve(webSocketCarrier(opened), {kind: 'browser', id: `browser-${own}-${++count}`, grants}),
    )
  })
  return {
    port: own,
    newUrl: () => `http://127.0.0.1:${own}/?token=${guests.newToken()}`,
    close: async () => {
      for (const one of sockets.clients) one.terminate()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

interface Asked {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly own: number
  readonly guests: Entrances
  readonly assets: ReadonlyMap<string, Uint8Array>
  readonly askPicture: AskPicture
}

function answer({request, response, own, guests, assets, askPicture}: Asked): void {
  const {method, headers} = request
  if ((method !== 'GET' && method !== 'HEAD') || !comesFromHere(headers, own, 'page')) return void response.writeHead(403, NOTHING).end()
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${own}`)
  const token = url.searchParams.get('token')
  if (token !== null) {
    const cookie = url.pathname === '/' && method === 'GET' ? guests.trade(token) : undefined
    if (cookie === undefined) return void response.writeHead(403, headersFor('text', own)).end(USED)
    return void response.writeHead(303, {...headersFor('text', own), 'Set-Cookie': cookie, Location: '/'}).end()
  }
  if (!guests.knows(headers.cookie)) return void response.writeHead(403, NOTHING).end()
  if (url.pathname.startsWith(PICTURES)) {
    const asked = askedPicture(url.pathname.slice(PICTURES.length - 1), url.searchParams.get('v'))
    if (!asked) return void response.writeHead(404, NOTHING).end()
    return void answerPicture(response, asked, {own, body: method === 'GET', ask: askPicture})
  }
  answerAsset(response, {path: url.pathname, own, assets, body: method === 'GET'})
}

/** Pictures of files, by the ids of their entries. */
const PICTURES = '/thumb/'

const USED = 'This address has been used. “onefold serve --url” prints a new one.\n'

function listening(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      reject(
        new CoreError(
          {
            code: taken ? 'Conflict' : 'InputOutput',
            message: taken ? `Port ${port} is taken by another program.` : `Port ${port} cannot be opened (${error.code}).`,
          },
          {cause: error},
        ),
      )
    })
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
