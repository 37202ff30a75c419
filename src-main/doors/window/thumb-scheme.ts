import {Buffer} from 'node:buffer'
import {protocol} from 'electron'
import type {Connection} from '../../contract/client.ts'
import {askedPicture, type PictureAsked, sidecar} from '../../contract/sidecar.ts'

/** Serves pictures of files to our pages as `thumb://onefold/<entry id>/<size>?v=<version>`. The core is asked by the id; no path is said or heard. */
export function servePictures(line: () => Promise<Connection>): void {
  protocol.handle('thumb', (request) => {
    const asked = pictureIn(request.method, request.url)
    if (!asked) return new Response(null, {status: 404, headers: guards})
    return new Response(
      bodyOf((signal) => pictureOf(asked, {line, signal})),
      {headers: {...guards, 'content-type': 'image/webp'}},
    )
  })
}

/** A body that is asked for at once and left when nobody reads it any more, which no signal of Electron's tells. Where there is no picture it is empty. */
function bodyOf(ask: (signal: AbortSignal) => Promise<Uint8Array | undefined>): ReadableStream<Uint8Array> {
  const left = new AbortController()
  return new ReadableStream({
    start: async (body) => {
      const bytes = await ask(left.signal)
      if (left.signal.aborted) return
      if (bytes) body.enqueue(bytes)
      body.close()
    },
    cancel: () => left.abort(),
  })
}

async function pictureOf(
  asked: PictureAsked,
  {line, signal}: {readonly line: () => Promise<Connection>; readonly signal: AbortSignal},
): Promise<Uint8Array | undefined> {
  try {
    const reply = await (await line()).call('sidecar.picture', asked, {signal})
    return reply.ok ? Buffer.from(sidecar.picture.output.parse(reply.value).data ?? '', 'base64') : undefined
  } catch {
    // There is no core just now; the page hears so by its own line.
    return undefined
  }
}

/** What an address of a picture asks for; undefined where it is none. */
export function pictureIn(method: string, address: string): ReturnType<typeof askedPicture> {
  const url = new URL(address)
  if (method !== 'GET' || url.protocol !== 'thumb:' || url.host !== 'onefold') return undefined
  return askedPicture(url.pathname, url.searchParams.get('v'))
}

const guards = {'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'"}
