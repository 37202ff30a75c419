import {Command as CommandIcon, Keyboard, Settings2} from 'lucide-react'
import type {Commands} from '../command.ts'
import {openPalette} from '../palette/palette-store.ts'
import {openShortcuts} from '../shortcuts/shortcuts-store.ts'
import {leadTo} from '../ways.ts'

/** What is about the program as a whole. */
export const appCommands = {
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
