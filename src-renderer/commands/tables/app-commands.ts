import {Command as CommandIcon, FolderPlus, Keyboard, RefreshCw, Settings2} from 'lucide-react'
import {askForLocation, rescanLocation, useLocations} from '../../features/locations/index.ts'
import {messages} from '../../messages.ts'
import {locationChoices} from '../arguments/place-choices.ts'
import type {Commands} from '../command.ts'
import {openPalette} from '../palette/palette-store.ts'
import {openShortcuts} from '../shortcuts/shortcuts-store.ts'
import {leadTo} from '../ways.ts'

const words = messages.command

/** What is about the library and the program as a whole. */
export const appCommands = {
  'location.add': {group: 'location', icon: FolderPlus, focuses: true, run: () => askForLocation()},
  'location.rescan': {
    group: 'location',
    icon: RefreshCw,
    cannot: () => (useLocations.getState().value.length > 0 ? undefined : words.cannot.noLocations),
    argument: {ask: () => words.asks.location, choices: locationChoices(({id}) => id)},
    run: (_context, id) => {
      const location = useLocations.getState().value.find((one) => one.id === id)
      return location && rescanLocation(location)
    },
  },
  'app.settings': {group: 'app', icon: Settings2, keys: ['Mod+,'], run: ({pane}) => leadTo({page: 'settings'}, pane)},
  'app.palette': {
    group: 'app',
    icon: CommandIcon,
    keyOnly: true,
    focuses: true,
    keys: ['Mod+Shift+P', 'Mod+K'],
    run: () => openPalette(),
  },
  'app.shortcuts': {group: 'app', icon: Keyboard, focuses: true, keys: ['F1', 'Mod+/', 'Mod+?'], run: () => openShortcuts()},
} satisfies Partial<Commands>
