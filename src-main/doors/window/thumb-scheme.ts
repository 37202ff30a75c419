import {Buffer} from 'node:buffer'
import {protocol} from 'electron'
import type {Connection} from '../../contract/client.ts'
import {askedPicture, sidecar} from '../../contract/sidecar.ts'

/** Serves pictures of files to our pages as `thumb://onefold/<entry id>/<size>?v=<version>`. The core is asked by the id; no path is said or heard. */
export function servePictures(line: () => Promise<Connection>): void {
  protocol.handle('thumb', async (request) => {
    const asked = pictureIn(request.method, request.url)
    if (!asked) return refusal(404)
    try {
      const connection = await line()
      const reply = await connection.call('sidecar.picture', asked, {signal: request.signal})
      if (!reply.ok) return refusal(NONE)
      const {mime, data} = sidecar.picture.output.parse(reply.value)
      return new Response(Buffer.from(data ?? '', 'base64'), {headers: {...guards, 'content-type': mime, 'cache-control': KEEP}})
    } catch {
      // There is no core just now; the page hears so by its own line.
      return refusal(NONE)
    }
  })
}

/** What an address of a picture asks for; undefined where it is none. */
export function pictureIn(method: string, address: string): ReturnType<typeof askedPicture> {
  const url = new URL(address)
  if (method !== 'GET' || url.protocol !== 'thumb:' || url.host !== 'onefold') return undefined
  return askedPicture(url.pathname, url.searchParams.get('v'))
}

/** That a file has no picture is no failure of the page, which its console would tell of. */
const NONE = 204
/** The address holds the version. */
const KEEP = 'private, max-age=31536000, immutable'
const guards = {'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'"}

const refusal = (status: number): Response => new Response(null, {status, headers: {...guards, 'cache-control': 'no-store'}})
