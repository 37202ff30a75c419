import type {OutgoingHttpHeaders, ServerResponse} from 'node:http'

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  webp: 'image/webp',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  text: 'text/plain; charset=utf-8',
}

/** What a stranger gets: no body and no name of ours. */
export const NOTHING: OutgoingHttpHeaders = {'Content-Length': 0, Connection: 'close'}

/** Answers one file of the built explorer; the table is asked by the exact path, so there is nothing to climb out of. */
export function answerAsset(
  response: ServerResponse,
  asked: {readonly path: string; readonly own: number; readonly assets: ReadonlyMap<string, Uint8Array>; readonly body: boolean},
): void {
  const name = asked.path === '/' ? 'index.html' : asked.path.slice(1)
  const body = asked.assets.get(name)
  if (!body) return void response.writeHead(404, NOTHING).end()
  response.writeHead(200, {...headersFor(name.slice(name.lastIndexOf('.') + 1), asked.own), 'Content-Length': body.byteLength})
  response.end(asked.body ? body : undefined)
}

/** The headers of every answer: what the page may load is this address's own and nothing else. */
export function headersFor(extension: string, port: number): OutgoingHttpHeaders {
  return {
    'Content-Type': types[extension] ?? 'application/octet-stream',
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      `connect-src 'self' ws://127.0.0.1:${port}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}
