import {z} from 'zod'
import {attempt, tell} from '../core/attempt.ts'
import {core} from '../core/client.ts'
import {closeInspector, detailsLine} from '../features/inspector/index.ts'
import {here, pageNames, type Place} from '../features/places/index.ts'
import {layReady, letGo, type Tab, takeHanded, useTabs} from '../features/tabs/index.ts'
import {messages} from '../messages.ts'

const PLACE = '#place='
const TAB = '#tab='
const Asked = z.object({folder: z.string().optional(), page: z.enum(pageNames).optional(), of: z.string().optional()})

/** Opens another window where the active pane is; a browser opens it as a page beside this one. */
export function openWindow({folder, page, of}: Place = here().place): void {
  if (window.onefold) void attempt(() => core.window.open({place: folder}))
  else window.open(addressOf(PLACE + encodeURIComponent(JSON.stringify({folder, page, of}))))
}

/** Lets a tab go on in a window of its own: here, with all that is in it, once that window is on its way. The last tab is a window already. */
export async function moveToWindow(tab: Tab, at?: {readonly x: number; readonly y: number}): Promise<void> {
  if (useTabs.getState().tabs.length < 2) return
  const mark = layReady(tab)
  if (window.onefold) {
    if (!(await attempt(() => core.window.open({tab: mark, at})))) return
  } else if (!window.open(addressOf(TAB + mark))) return tell('error', messages.tabs.browserRefused)
  letGo(tab)
}

/** Puts the details into a window of their own, which follows this one; the one that is open comes to the front. */
export async function openDetails(): Promise<void> {
  const line = detailsLine()
  if (window.onefold) {
    if (!(await attempt(() => core.window.open({details: line})))) return
  } else if (!window.open(addressOf(`#details=${line}`), line, 'popup,width=340,height=720')) {
    return tell('error', messages.tabs.browserRefused)
  }
  closeInspector()
}

/** Begins as the address of this window says; said once, so that loading again goes on where one was. Answers the place, or that a tab was taken. */
export function beginAsAsked(): Place | 'taken' | undefined {
  const {hash, pathname} = window.location
  if (!hash.startsWith(PLACE) && !hash.startsWith(TAB)) return undefined
  window.history.replaceState(null, '', pathname)
  if (hash.startsWith(TAB)) return takeHanded(hash.slice(TAB.length)) ? 'taken' : undefined
  try {
    return Asked.safeParse(JSON.parse(decodeURIComponent(hash.slice(PLACE.length)))).data
  } catch {
    // An address that somebody wrote by hand says nothing.
    return undefined
  }
}

const addressOf = (begin: string): string => `${window.location.origin}/${begin}`
