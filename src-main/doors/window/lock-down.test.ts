import {EventEmitter} from 'node:events'
import type {Session} from 'electron'
import {expect, it, vi} from 'vitest'
import {lockDown} from './lock-down.ts'

const app = vi.hoisted(() => ({listeners: [] as ((event: unknown, page: unknown) => void)[]}))
vi.mock('electron', () => ({
  app: {on: (_name: string, listen: (event: unknown, page: unknown) => void) => void app.listeners.push(listen)},
}))

function locked(openWindow: (place: string) => void = () => undefined) {
  const handlers: Record<string, (...words: never[]) => unknown> = {}
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: (handler: () => unknown) => (handlers['request'] = handler),
    setPermissionCheckHandler: (handler: () => unknown) => (handlers['check'] = handler),
    setDevicePermissionHandler: (handler: () => unknown) => (handlers['device'] = handler),
  })
  lockDown(session as unknown as Session, openWindow)
  return {handlers, session}
}

const check = (permission: string, origin: string): unknown => locked().handlers['check']?.(...([null, permission, origin] as never[]))

it.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem', 'hid', 'serial', 'usb'])(
  'denies %s',
  (permission) => {
    const answer = vi.fn<(allowed: boolean) => void>()
    locked().handlers['request']?.(...([null, permission, answer] as never[]))
    expect(answer).toHaveBeenCalledWith(false)
    expect(check(permission, 'app://onefold/')).toBe(false)
  },
)

it('lets only our own page write text to the clipboard', () => {
  expect(check('clipboard-sanitized-write', 'app://onefold/')).toBe(true)
  expect(check('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
})

it('stops every way off the page, and every download', () => {
  const openWindow = vi.fn<(place: string) => void>()
  const {session} = locked(openWindow)
  const page = Object.assign(new EventEmitter(), {setWindowOpenHandler: vi.fn<(handler: (asked: {url: string}) => unknown) => void>()})
  app.listeners.at(-1)?.({}, page)
  const preventDefault = vi.fn<() => void>()
  for (const way of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview'])
    page.emit(way, {preventDefault, url: 'https://example.org/'})
  session.emit('will-download', {preventDefault})
  expect(preventDefault).toHaveBeenCalledTimes(5)
  page.emit('will-navigate', {preventDefault, url: 'app://onefold/'})
  expect(preventDefault).toHaveBeenCalledTimes(5)
  const open = page.setWindowOpenHandler.mock.calls[0]?.[0]
  for (const url of ['https://example.org/', 'app://onefold/', 'app://onefold.example/#place=x', 'https://example.org/#place=x'])
    expect(open?.({url})).toEqual({action: 'deny'})
  expect(openWindow).not.toHaveBeenCalled()
  expect(open?.({url: 'app://onefold/#place=%7B%7D'})).toEqual({action: 'deny'})
  expect(openWindow.mock.calls).toEqual([['%7B%7D']])
})
