import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {net, protocol} from 'electron'

/** The origin of our own pages, which only the built renderer is served to. */
export const APP_ORIGIN = 'app://onefold'

/** What a page of ours may load and do: its own files, and nothing else. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: thumb:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Makes `app:` and `thumb:` schemes with origins of their own; must run before the app is ready, and all in one call. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    // What was compiled at one start is kept for the next, with the hash of what it was made of: a twentieth of a second of each.
    {scheme: 'app', privileges: {standard: true, secure: true, supportFetchAPI: true, codeCache: true}},
    {scheme: 'thumb', privileges: {standard: true, secure: true}},
  ])
}

/** Serves the built renderer, and nothing outside its folder, to `app://onefold`. */
export function serveRenderer(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = rendererFile(request.method, request.url)
    if (file === undefined) return refusal()
    try {
      const found = await net.fetch(pathToFileURL(join(folder, file.path)).href)
      return new Response(found.body, {headers: {...guards, 'content-type': file.type}})
    } catch {
      // net.fetch rejects for a file that is not there; its message would name the folder.
      return refusal()
    }
  })
}

/** The file that an address of ours stands for. Escapes are not decoded at all, so no spelling of `..` gets through. */
export function rendererFile(method: string, address: string): {readonly path: string; readonly type: string} | undefined {
  const url = new URL(address)
  if (method !== 'GET' || url.host !== 'onefold' || url.protocol !== 'app:') return undefined
  const path = url.pathname === '/' ? '/index.html' : url.pathname
  if (!/^(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/.test(path)) return undefined
  const type = types[path.slice(path.lastIndexOf('.') + 1)]
  return type === undefined ? undefined : {path: path.slice(1), type}
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
}

const guards = {'content-security-policy': PAGE_POLICY, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache'}

const refusal = (): Response =>
  new Response('There is no such page.', {status: 404, headers: {...guards, 'content-type': 'text/plain; charset=utf-8'}})
