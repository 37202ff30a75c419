import {
  Activity,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  CalendarDays,
  ChartPie,
  CopyCheck,
  HeartPulse,
  History,
  House,
  Pin,
  PinOff,
  Search,
  ShoppingBasket,
  Trash2,
} from 'lucide-react'
import {isPinned, pin, unpin} from '../../features/favourites/index.ts'
import {openFilter, pathOf, useFiles} from '../../features/files/index.ts'
import {folderOf as folderOfLocation} from '../../features/locations/index.ts'
import {canStep, goUp, type PageName, step, usePathEditing} from '../../features/places/index.ts'
import {clearSearch} from '../../features/search/index.ts'
import {activatePane, otherPane} from '../../features/tabs/index.ts'
import {placeOfVolume} from '../../features/volumes/index.ts'
import {messages} from '../../messages.ts'
import {folderChoices} from '../arguments/folder-choices.ts'
import {locationChoices, volumeChoices} from '../arguments/place-choices.ts'
import {needsSearch, needsSplit} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'
import type {Context} from '../context.ts'
import {focusFiles, focusSearch} from '../focus.ts'
import {nextRegion} from '../regions.ts'
import {leadTo} from '../ways.ts'

const words = messages.command
const go = {group: 'go'} as const satisfies Partial<Command>
const ways = (by: 1 | -1) =>
  ({
    ...go,
    repeats: true,
    cannot: ({pane}: Context) => (canStep(by, pane) ? undefined : words.cannot.oneWay),
    run: ({pane}: Context) => step(by, pane),
  }) as const satisfies Command
const page = (name: PageName) => ({group: 'page', run: ({pane}: Context) => leadTo({page: name}, pane)}) as const satisfies Command
const atFolder = ({place}: Context): string | undefined => (place.folder === undefined ? words.cannot.noFolder : undefined)

/** The folder that is chosen, else the one that is shown. */
const folderOf = ({chosen, item, place}: Context): string | undefined =>
  chosen === 1 && item?.kind === 'dir' ? pathOf(item) : place.folder

function cannotPin(context: Context, pinned: boolean): string | undefined {
  const folder = folderOf(context)
  if (folder === undefined) return words.cannot.noFolder
  if (isPinned(folder) === pinned) return undefined
  return pinned ? words.cannot.notPinned : words.cannot.pinned
}

/** With its entry, where that is known: so it is found where it is moved to. */
function pinFolder(context: Context): void {
  const folder = folderOf(context)
  const {chosen, item, pane} = context
  if (folder !== undefined) pin({folder, id: chosen === 1 && item?.kind === 'dir' ? item.id : useFiles.getState(pane).rows?.folder?.id})
}

/** What leads from one place to another one, and the keyboard through the window. */
export const goCommands = {
  'go.back': {...ways(-1), icon: ArrowLeft, keys: {mac: ['Mod+['], other: ['Alt+ArrowLeft', 'Backspace']}},
  'go.forward': {...ways(1), icon: ArrowRight, keys: {mac: ['Mod+]'], other: ['Alt+ArrowRight']}},
  'go.up': {
    ...go,
    icon: ArrowUp,
    repeats: true,
    keys: {mac: ['Mod+ArrowUp'], other: ['Alt+ArrowUp']},
    cannot: atFolder,
    run: ({folder, place, pane}) => goUp(folder ?? place.folder, pane),
  },
  'go.home': {...go, icon: House, keys: {mac: ['Mod+Shift+H'], other: ['Alt+Home']}, run: ({pane}) => leadTo({}, pane)},
  'go.path': {
    ...go,
    focuses: true,
    keys: {mac: ['Mod+L', 'Mod+Shift+G'], other: ['Mod+L', 'Alt+D']},
    argument: {ask: () => words.asks.path, ...folderChoices},
    asksItself: () => usePathEditing.setState({editing: true}),
    run: ({pane}, folder) => leadTo({folder}, pane),
  },
  'go.location': {
    ...go,
    focuses: true,
    argument: {ask: () => words.asks.location, choices: locationChoices(folderOfLocation)},
    run: ({pane}, folder) => leadTo({folder}, pane),
  },
  'go.volume': {
    ...go,
    focuses: true,
    argument: {ask: () => words.asks.volume, choices: volumeChoices(placeOfVolume)},
    run: ({pane}, folder) => leadTo({folder}, pane),
  },
  'go.search': {...go, icon: Search, focuses: true, keys: {mac: ['Mod+F'], other: ['Mod+F', 'F3']}, run: () => focusSearch()},
  'go.leaveSearch': {
    ...go,
    keys: ['Escape'],
    cannot: needsSearch,
    run: ({pane}) => {
      clearSearch(pane)
      focusFiles(pane)
    },
  },
  'go.filter': {
    ...go,
    focuses: true,
    keys: {mac: ['Mod+Alt+F'], other: ['Mod+I']},
    cannot: atFolder,
    run: ({place, pane}) => {
      clearSearch(pane)
      if (place.folder !== undefined) openFilter(place.folder, pane)
    },
  },
  'go.pin': {...go, icon: Pin, cannot: (context) => cannotPin(context, false), run: pinFolder},
  'go.unpin': {...go, icon: PinOff, cannot: (context) => cannotPin(context, true), run: (context) => unpin(folderOf(context) ?? '')},
  'go.nextRegion': {...go, focuses: true, repeats: true, keys: ['F6'], run: () => nextRegion(1)},
  'go.previousRegion': {...go, focuses: true, repeats: true, keys: ['Shift+F6'], run: () => nextRegion(-1)},
  'go.otherPane': {
    ...go,
    among: 'files',
    focuses: true,
    cannot: needsSplit,
    run: ({tab}) => {
      const other = otherPane(tab)
      if (!other) return
      activatePane(other)
      focusFiles(other)
    },
  },
} satisfies Partial<Commands>

/** The pages that are no folders. */
export const pageCommands = {
  'page.basket': {...page('basket'), icon: ShoppingBasket, keys: ['Mod+Alt+B']},
  'page.sizes': {...page('sizes'), icon: ChartPie},
  'page.timeline': {...page('timeline'), icon: CalendarDays},
  'page.duplicates': {...page('duplicates'), icon: CopyCheck},
  'page.trash': {...page('trash'), icon: Trash2},
  'page.history': {...page('history'), icon: History},
  'page.activity': {...page('activity'), icon: Activity},
  'page.health': {...page('health'), icon: HeartPulse},
} satisfies Partial<Commands>
