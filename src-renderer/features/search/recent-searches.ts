import {create} from 'zustand'
import {isSearching, useSearch} from './search-state.ts'
import {onEvent} from '../../core/events.ts'
import {core} from '../../core/client.ts'
import {remember} from '../../core/remember.ts'

const KEY = 'recent-searches'
const MOST = 20
/** Who writes on for so long has not meant it yet. */
const SETTLE_MS = 2_000

/** What was searched for last in windows of this machine, the newest first. */
export const useRecentSearches = create<{readonly texts: readonly string[]; readonly keeps: boolean}>(() => ({texts: read(), keeps: true}))

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(remember.read(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string').slice(0, MOST) : []
  } catch {
    // What somebody else wrote there is no list: there are none then.
    return []
  }
}

/** Keeps a text as the newest one, where they are kept at all. */
export function keepSearch(text: string): void {
  const said = text.trim()
  if (!useRecentSearches.getState().keeps || !isSearching({text: said})) return
  put([said, ...read().filter((one) => one !== said)].slice(0, MOST))
}

export const clearRecentSearches = (): void => put([])

function put(texts: readonly string[]): void {
  remember.write(KEY, JSON.stringify(texts))
  useRecentSearches.setState({texts})
}

/** Keeps what stands in a box for a while, until the setting says otherwise; called once. */
export function followRecentSearches(): void {
  let due: ReturnType<typeof setTimeout> | undefined
  useSearch.subscribe(({text}) => {
    clearTimeout(due)
    due = setTimeout(() => keepSearch(text), SETTLE_MS)
  })
  onEvent('settings.changed', ({settings}) => obey(settings.keepSearches))
  core.settings.get({key: 'keepSearches'}).then(
    ({settings}) => obey(settings.keepSearches ?? true),
    () => undefined,
  )
}

/** What shall not be kept is forgotten. */
function obey(keeps: boolean): void {
  useRecentSearches.setState({keeps})
  if (!keeps) clearRecentSearches()
}
