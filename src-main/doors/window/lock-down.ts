import {app, type Session} from 'electron'
import {APP_ORIGIN} from './app-scheme.ts'

/** Denies every page what a file manager's window never needs: going elsewhere, new windows, webviews, permissions, downloads. */
export function lockDown(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(allowed.has(permission)))
  session.setPermissionCheckHandler((_page, permission, origin) => allowed.has(permission) && sameOrigin(origin))
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  app.on('web-contents-created', (_event, page) => {
    page.setWindowOpenHandler(() => ({action: 'deny'}))
    page.on('will-navigate', stay)
    page.on('will-redirect', stay)
    page.on('will-frame-navigate', stay)
    page.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** A page may load itself again, with what it is to begin with; everything else is elsewhere. */
function stay(event: {readonly url: string; preventDefault(): void}): void {
  if (event.url.replace(/#.*$/s, '') !== `${APP_ORIGIN}/`) event.preventDefault()
}

// "Copy path" writes text after a click; nothing may read the clipboard. A preview fills the screen.
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen'])

const sameOrigin = (origin: string): boolean => origin === APP_ORIGIN || origin === `${APP_ORIGIN}/`
