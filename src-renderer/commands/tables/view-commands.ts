import {Columns2, Columns3, LayoutGrid, Link2, List, PanelRight, PictureInPicture2} from 'lucide-react'
import {GroupName, groupNames, SortField, sortFields} from '../../../src-main/contract/search.ts'
import {backToDefault, groupBy, makeDefault, reopenFiles, setLayout, sortBy, useViewOptions} from '../../features/files/index.ts'
import {toggleInspector} from '../../features/inspector/index.ts'
import {change, useSettings} from '../../features/settings/index.ts'
import {toggleLinked, toggleSplit} from '../../features/tabs/index.ts'
import {messages} from '../../messages.ts'
import {needsSplit} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'
import {openDetails} from '../open-window.ts'

const words = messages.command
const view = {group: 'view'} as const satisfies Partial<Command>

/** How files are laid out, and how many panes there are. */
export const viewCommands = {
  'view.grid': {...view, icon: LayoutGrid, keys: ['Mod+1'], run: ({pane}) => setLayout('grid', pane)},
  'view.list': {...view, icon: List, keys: ['Mod+2'], run: ({pane}) => setLayout('list', pane)},
  'view.columns': {...view, icon: Columns3, keys: ['Mod+3'], run: ({pane}) => setLayout('columns', pane)},
  'view.sort': {
    ...view,
    argument: {
      ask: () => words.asks.sort,
      choices: () => sortFields.map((field) => ({value: field, title: words.sorts[field]})),
      now: ({pane}) => useViewOptions.getState(pane).sort.field,
    },
    run: ({pane}, field) => {
      // The same one again is no wish to turn the order round: that has a command of its own.
      if (useViewOptions.getState(pane).sort.field !== field) sortBy(SortField.parse(field), pane)
    },
  },
  'view.flip': {...view, run: ({pane}) => sortBy(useViewOptions.getState(pane).sort.field, pane)},
  'view.group': {
    ...view,
    argument: {
      ask: () => words.asks.group,
      choices: () => groupNames.map((name) => ({value: name, title: messages.inspect.groups.by[name]})),
      now: ({pane}) => useViewOptions.getState(pane).group,
    },
    run: ({pane}, name) => groupBy(GroupName.parse(name), pane),
  },
  'view.inspector': {...view, icon: PanelRight, keys: {mac: ['Mod+I'], other: ['Alt+Enter', 'Mod+Alt+I']}, run: () => toggleInspector()},
  'view.detailsWindow': {
    ...view,
    icon: PictureInPicture2,
    keys: {mac: ['Mod+Alt+I'], other: ['Alt+Shift+Enter']},
    run: () => openDetails(),
  },
  'view.hidden': {
    ...view,
    keys: {mac: ['Mod+Shift+.', 'Mod+>'], other: ['Mod+H']},
    run: () => change('showHidden', !(useSettings.getState().value.showHidden ?? false)),
  },
  'view.makeDefault': {...view, run: ({pane}) => makeDefault(pane)},
  'view.backToDefault': {...view, run: ({pane}) => backToDefault(pane)},
  'view.reload': {...view, keys: {mac: ['Mod+R'], other: ['F5', 'Mod+R']}, run: ({pane}) => reopenFiles(pane)},
  'view.split': {...view, icon: Columns2, keys: ['Mod+Shift+S'], run: () => toggleSplit()},
  'view.linked': {...view, icon: Link2, cannot: needsSplit, run: () => toggleLinked()},
} satisfies Partial<Commands>
