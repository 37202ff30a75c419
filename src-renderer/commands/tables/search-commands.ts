import {BookmarkPlus, Search} from 'lucide-react'
import {tell} from '../../core/attempt.ts'
import {askToRename, askToSave, removeSaved, showSaved, useSaved} from '../../features/saved/index.ts'
import {clearRecentSearches, useRecentSearches, useSearch} from '../../features/search/index.ts'
import {messages} from '../../messages.ts'
import {savedChoices, savedNamed} from '../arguments/saved-choices.ts'
import {needsSearch} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'

const words = messages.command
const ofSaved = {
  group: 'search',
  icon: Search,
  focuses: true,
  cannot: () => (useSaved.getState().value.length > 0 ? undefined : words.cannot.noSaved),
  argument: {ask: () => words.asks.saved, choices: savedChoices},
} as const satisfies Partial<Command>

/** Searches that are kept, and those that were searched for last. */
export const searchCommands = {
  'saved.create': {
    group: 'search',
    icon: BookmarkPlus,
    focuses: true,
    cannot: needsSearch,
    run: ({pane, place}) => {
      const {text, scope} = useSearch.getState(pane)
      askToSave({query: text.trim(), folder: scope === 'folder' ? place.folder : undefined})
    },
  },
  'saved.show': {...ofSaved, run: ({pane}, id) => savedNamed(id, (saved) => showSaved(saved, pane))},
  'saved.rename': {...ofSaved, run: (_, id) => savedNamed(id, askToRename)},
  'saved.remove': {...ofSaved, run: (_, id) => savedNamed(id, (saved) => void removeSaved(saved))},
  'search.clearRecent': {
    group: 'search',
    cannot: () => (useRecentSearches.getState().texts.length > 0 ? undefined : words.cannot.noRecent),
    run: () => {
      clearRecentSearches()
      tell('done', messages.search.cleared)
    },
  },
} satisfies Partial<Commands>
