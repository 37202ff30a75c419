import type {IncomingHttpHeaders} from 'node:http'

/**
 * Tells whether a request was made for this address by this address or by a person: Host and Origin to the letter.
 * A page of another site can make a browser ask 127.0.0.1, and a name of its own can point there; both show in these headers.
 */
export function comesFromHere(headers: IncomingHttpHeaders, port: number, asked: 'page' | 'socket'): boolean {
  const host = `127.0.0.1:${port}`
  if (headers.host !== host) return false
  if (headers.origin === undefined ? asked === 'socket' : headers.origin !== `http://${host}`) return false
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  // A link that a person follows from elsewhere opens the page as a whole; nothing else may come from elsewhere.
  return asked === 'page' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
}
