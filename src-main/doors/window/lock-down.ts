import {app, type Session} from 'electron'
import {APP_ORIGIN} from './app-scheme.ts'

/** Denies every page what a file manager's window never needs: going elsewhere, webviews, permissions, downloads, and windows but those of our own page, which the app opens itself. */
export function lockDown(session: Session, openWindow: (place: string) => void): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(allowed.has(permission)))
  session.setPermissionCheckHandler((_page, permission, origin) => allowed.has(permission) && sameOrigin(origin))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  app.on('web-contents-created', (_event, page) => {
    page.setWindowOpenHandler(({url}) => {
      const place = placeIn(url)
      if (place !== undefined) openWindow(place)
      return {action: 'deny'}
    })
    page.on('will-navigate', stay)
    page.on('will-redirect', stay)
    page.on('will-frame-navigate', stay)
    page.on('will-attach-webview', (event) => event.preventDefault())
  })
}

const PLACE = `${APP_ORIGIN}/#place=`

/** Where another window is asked to begin, as the page wrote it into its address; only the page itself reads it. */
function placeIn(url: string): string | undefined {
  return url.startsWith(PLACE) ? url.slice(PLACE.length) : undefined
}

/** A page may load itself again; everything else is elsewhere. */
function stay(event: {readonly url: string; preventDefault(): void}): void {
  if (event.url !== `${APP_ORIGIN}/`) event.preventDefault()
}

// "Copy path" writes text after a click; nothing may read the clipboard.
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

const sameOrigin = (origin: string): boolean => origin === APP_ORIGIN || origin === `${APP_ORIGIN}/`
