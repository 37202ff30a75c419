import {AppWindow, CopyPlus, Plus, RotateCcw, SquareArrowOutUpRight, X} from 'lucide-react'
import {home} from '../../features/places/index.ts'
import {
  closeOtherTabs,
  closeTab,
  duplicateTab,
  moveTab,
  openTab,
  reopenTab,
  selectTab,
  stepTab,
  titleOfTab,
  useTabs,
} from '../../features/tabs/index.ts'
import {messages} from '../../messages.ts'
import type {Command, Commands} from '../command.ts'
import type {Context} from '../context.ts'
import {moveToWindow, openWindow} from '../open-window.ts'

const words = messages.command
const tab = {group: 'tab'} as const satisfies Partial<Command>
const needsTabs = (): string | undefined => (useTabs.getState().tabs.length > 1 ? undefined : words.cannot.oneTab)
const LAST_DIGIT = 9

const moving = (by: 1 | -1) =>
  ({
    ...tab,
    repeats: true,
    cannot: (context: Context) => needsTabs() ?? (placeOf(context) + by in useTabs.getState().tabs ? undefined : words.cannot.oneWay),
    run: (context: Context) => moveTab(placeOf(context), placeOf(context) + by),
  }) as const satisfies Command
const placeOf = (context: Context): number => useTabs.getState().tabs.findIndex(({id}) => id === context.tab.id)

/** Tabs and windows. */
export const tabCommands = {
  'tab.new': {...tab, icon: Plus, keys: ['Mod+T'], run: () => openTab(home)},
  // The last tab closes with its window, as the menu of the window says.
  'tab.close': {...tab, icon: X, keys: ['Mod+W'], cannot: needsTabs, run: (context) => closeTab(context.tab)},
  'tab.closeOthers': {...tab, cannot: needsTabs, run: (context) => closeOtherTabs(context.tab)},
  'tab.reopen': {
    ...tab,
    icon: RotateCcw,
    keys: ['Mod+Shift+T'],
    cannot: () => (useTabs.getState().closed.length > 0 ? undefined : words.cannot.noClosedTab),
    run: () => reopenTab(),
  },
  'tab.duplicate': {...tab, icon: CopyPlus, keys: ['Mod+Shift+K'], run: (context) => duplicateTab(context.tab)},
  'tab.toWindow': {...tab, icon: SquareArrowOutUpRight, cannot: needsTabs, run: (context) => moveToWindow(context.tab)},
  'tab.next': {...tab, repeats: true, keys: ['Ctrl+Tab'], cannot: needsTabs, run: () => stepTab(1)},
  'tab.previous': {...tab, repeats: true, keys: ['Ctrl+Shift+Tab'], cannot: needsTabs, run: () => stepTab(-1)},
  'tab.moveOn': {...moving(1), keys: ['Mod+Shift+PageDown']},
  'tab.moveBack': {...moving(-1), keys: ['Mod+Shift+PageUp']},
  'tab.select': {
    ...tab,
    keys: ['Alt+#'],
    cannot: needsTabs,
    argument: {
      ask: () => words.asks.tab,
      choices: () => useTabs.getState().tabs.map((one, at) => ({value: String(at + 1), title: titleOfTab(one)})),
    },
    // The last digit leads to the last one.
    run: (_context, digit) => selectTab(Number(digit) === LAST_DIGIT ? useTabs.getState().tabs.length - 1 : Number(digit) - 1),
  },
  'window.new': {...tab, icon: AppWindow, keys: ['Mod+N'], run: ({place}) => openWindow(place)},
} satisfies Partial<Commands>
