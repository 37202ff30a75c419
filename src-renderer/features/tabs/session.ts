import {z} from 'zod'
import {usePanes} from '../../core/pane.ts'
import {remember} from '../../core/remember.ts'
import {useViewOptions, ViewOptions} from '../files/index.ts'
import {pageNames, useNavigation} from '../places/index.ts'
import {savedTab, takeTabs, useTabs} from './tabs.ts'

const WRITE_AFTER_MS = 400
const SESSION = 'session'

const Spot = z.object({row: z.number().optional(), id: z.string().optional(), name: z.string().optional()})
const Visit = z.object({
  place: z.object({folder: z.string().optional(), page: z.enum(pageNames).optional(), of: z.string().optional()}),
  spot: Spot.optional(),
  id: z.string().optional(),
})
/** A pane as it is written down. */
export const SavedPane = z.object({visits: z.array(Visit).min(1), at: z.number().int().nonnegative(), ...ViewOptions.shape})
/** A tab as it is written down. */
export const SavedTab = z.object({
  panes: z.array(SavedPane).min(1).max(2),
  active: z.number().int().nonnegative(),
  share: z.number().min(0).max(1),
  linked: z.boolean(),
})
const Session = z.object({tabs: z.array(SavedTab).min(1), at: z.number().int().nonnegative()})

/** Shows the tabs of the last time; false when none are known. What was written by another version and cannot be read is left. */
export function restoreSession(): boolean {
  const text = remember.readHere(SESSION) ?? remember.read(SESSION)
  const session = text === undefined ? undefined : Session.safeParse(parsed(text)).data
  if (!session) return false
  takeTabs(session.tabs, session.at)
  return true
}

/** Writes down the tabs of this window whenever they change; the answer ends it. */
export function keepSession(): () => void {
  let due: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(due)
    due = undefined
    const {tabs, at} = useTabs.getState()
    const text = JSON.stringify({tabs: tabs.map(savedTab), at})
    remember.write(SESSION, text)
    remember.writeHere(SESSION, text)
  }
  const soon = (): void => void (due ??= setTimeout(write, WRITE_AFTER_MS))
  const stops = [useTabs.subscribe(soon), useNavigation.subscribe(soon), useViewOptions.subscribe(soon), usePanes.subscribe(soon)]
  window.addEventListener('pagehide', write)
  return () => {
    window.removeEventListener('pagehide', write)
    for (const stop of stops) stop()
    if (due !== undefined) write()
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
