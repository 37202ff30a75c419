import {
  askForPattern,
  chooseAll,
  chooseInverse,
  chooseNothing,
  moveByKey,
  openMenuAtRow,
  toggleActive,
  useViewOptions,
} from '../../features/files/index.ts'
import {messages} from '../../messages.ts'
import {all, needsFiles, needsMarked} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'
import type {Context} from '../context.ts'

const select = {group: 'select', among: 'files', cannot: needsFiles} as const satisfies Partial<Command>
const moving = (key: string) =>
  ({...select, keyOnly: true, repeats: true, run: ({pane}: Context) => moveByKey(key, pane)}) as const satisfies Command
// Outside of a grid nothing stands beside anything: the same keys may lead elsewhere there.
const sideways = (key: string) =>
  ({
    ...moving(key),
    cannot: all(needsFiles, ({pane}) => (useViewOptions.getState(pane).layout === 'grid' ? undefined : messages.command.cannot.oneLayout)),
  }) as const satisfies Command

/** What is chosen among the files, and where the keyboard stands. */
export const selectCommands = {
  'select.all': {...select, keys: ['Mod+A'], run: ({pane}) => chooseAll(pane)},
  'select.none': {...select, keys: ['Escape'], cannot: needsMarked, run: ({pane}) => chooseNothing(pane)},
  'select.invert': {...select, keys: ['Mod+Shift+I'], run: ({pane}) => chooseInverse(pane)},
  'select.pattern': {...select, focuses: true, keys: ['Mod+Alt+A'], run: ({pane}) => askForPattern(pane)},
  'select.toggle': {...select, keyOnly: true, keys: ['Ctrl+Space'], run: ({pane}) => toggleActive(pane)},
  'select.up': moving('ArrowUp'),
  'select.down': moving('ArrowDown'),
  'select.left': sideways('ArrowLeft'),
  'select.right': sideways('ArrowRight'),
  'select.first': moving('Home'),
  'select.last': moving('End'),
  'select.menu': {...select, keyOnly: true, keys: ['ContextMenu', 'Shift+F10'], run: ({pane}) => openMenuAtRow(pane)},
} satisfies Partial<Commands>
