import {
  AppWindow,
  BrushCleaning,
  ChartPie,
  ClipboardPaste,
  Columns2,
  Copy,
  CopyPlus,
  DatabaseZap,
  ExternalLink,
  Eye,
  FileX,
  FoldVertical,
  FolderDown,
  FolderInput,
  FolderOpen,
  FolderOutput,
  FolderPlus,
  FolderSearch,
  ListChecks,
  MoveRight,
  PanelTop,
  PencilLine,
  Redo2,
  Scissors,
  SquareTerminal,
  Trash2,
  Undo2,
} from 'lucide-react'
import {
  bringOver,
  bringTo,
  cleanFolder,
  deleteChosen,
  duplicateChosen,
  emptyTrash,
  flattenFolder,
  gatherChosen,
  holdChosen,
  newFolder,
  pasteHere,
  planFirst,
  redo,
  renameChosen,
  terminalHere,
  trashChosen,
  undo,
} from '../../features/acts/index.ts'
import {copyPaths, openPreview, openTerminal, openWith, pathOf, reveal, targetOf} from '../../features/files/index.ts'
import {addLocation} from '../../features/locations/index.ts'
import {openInOther, openTab} from '../../features/tabs/index.ts'
import {messages} from '../../messages.ts'
import {folderChoices} from '../arguments/folder-choices.ts'
import {programChoices} from '../arguments/program-choices.ts'
import {all, needsChosen, needsChosenFile, needsChosenFolder, needsFolder, needsGathered, needsOne, needsSplit} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'
import type {Context} from '../context.ts'
import {openItem, showInFolder, showSizes} from '../ways.ts'
import {openWindow} from '../open-window.ts'

const words = messages.command
const file = {group: 'file', among: 'files'} as const satisfies Partial<Command>
const onFolder =
  (act: (path: string) => void): Command['run'] =>
  ({item}) =>
    item && act(pathOf(item))

/** The folder that is chosen, else the one that is shown. */
const isOnFolder = ({item, chosen}: Context): boolean => chosen === 1 && item?.kind === 'dir'

/** What opens files and folders, and shows where they are. */
export const openingCommands = {
  'file.open': {
    ...file,
    icon: FolderOpen,
    keys: {mac: ['Mod+O', 'Mod+ArrowDown'], other: ['Enter']},
    cannot: needsOne,
    run: ({item, pane}) => item && openItem(item, pane),
  },
  'file.preview': {
    ...file,
    icon: Eye,
    keys: {mac: ['Space', 'Mod+Y'], other: ['Space']},
    cannot: needsChosen,
    run: ({pane}) => openPreview(pane),
  },
  'file.openTab': {
    ...file,
    icon: PanelTop,
    keys: ['Mod+Enter'],
    cannot: needsChosenFolder,
    run: onFolder((folder) => openTab({folder})),
  },
  'file.openOther': {
    ...file,
    icon: Columns2,
    keys: {mac: ['Alt+Enter'], other: ['Mod+Shift+Enter']},
    cannot: needsChosenFolder,
    run: onFolder((folder) => openInOther({folder})),
  },
  'file.openWindow': {...file, icon: AppWindow, cannot: needsChosenFolder, run: onFolder((folder) => openWindow({folder}))},
  'file.openWith': {
    ...file,
    icon: AppWindow,
    cannot: needsChosenFile,
    argument: {ask: () => words.asks.program, choices: programChoices},
    run: ({item}, program) => item && openWith(item, program),
  },
  'file.showInFolder': {
    ...file,
    icon: FolderSearch,
    cannot: all(needsGathered, needsOne),
    run: ({item, pane}) => item && showInFolder(item, pane),
  },
  'file.reveal': {...file, icon: ExternalLink, cannot: needsOne, run: ({item}) => item && reveal(item)},
  'file.showSizes': {
    ...file,
    icon: ChartPie,
    cannot: all(needsChosenFolder, ({item}) => (item?.indexed ? undefined : words.cannot.notIndexed)),
    run: ({item, pane}) => item && showSizes(item, pane),
  },
  'file.terminal': {
    group: 'file',
    icon: SquareTerminal,
    keys: ['Ctrl+`'],
    cannot: (context) => (isOnFolder(context) ? undefined : needsFolder(context)),
    run: (context) => (isOnFolder(context) && context.item ? openTerminal(context.item) : terminalHere()),
  },
  'file.copyPath': {
    group: 'file',
    icon: Copy,
    keys: {mac: ['Mod+Alt+C'], other: ['Mod+Shift+C']},
    cannot: needsChosen,
    run: ({pane}) => copyPaths(pane),
  },
  'file.index': {
    ...file,
    icon: DatabaseZap,
    cannot: all(needsChosenFolder, ({item}) => (item?.indexed ? words.cannot.indexed : undefined)),
    run: onFolder((path) => void addLocation(path)),
  },
} satisfies Partial<Commands>

/** One folder that is chosen, or the one that is shown where nothing is. */
const needsMeantFolder: Command['cannot'] = (context) => (context.chosen > 0 ? needsChosenFolder(context) : needsFolder(context))
const onMeantFolder =
  (act: typeof flattenFolder): Command['run'] =>
  ({chosen, item, folder = ''}) =>
    act(chosen > 0 && item ? {target: targetOf(item), path: pathOf(item)} : {target: folder, path: folder})

/** Acts that one may want to see the plan of although they ask nothing. */
const planned = {
  'file.paste': () => pasteHere(),
  'file.duplicate': () => duplicateChosen(),
  'file.trash': () => trashChosen(),
} as const
type Planned = keyof typeof planned

/** What changes files. */
export const actCommands = {
  'file.cut': {...file, icon: Scissors, keys: ['Mod+X'], cannot: needsChosen, run: () => holdChosen(true)},
  'file.copy': {...file, icon: Copy, keys: ['Mod+C'], cannot: needsChosen, run: () => holdChosen(false)},
  'file.paste': {...file, icon: ClipboardPaste, keys: ['Mod+V'], cannot: needsFolder, run: () => pasteHere()},
  'file.pasteMove': {
    ...file,
    keys: {mac: ['Mod+Alt+V'], other: ['Mod+Shift+V']},
    cannot: needsFolder,
    run: () => pasteHere(true),
  },
  'file.duplicate': {...file, icon: CopyPlus, keys: ['Mod+D'], cannot: needsChosen, run: () => duplicateChosen()},
  'file.rename': {
    ...file,
    icon: PencilLine,
    keys: {mac: ['Enter', 'F2'], other: ['F2']},
    focuses: true,
    cannot: needsChosen,
    run: () => renameChosen(),
  },
  'file.gather': {...file, icon: FolderInput, keys: ['Mod+Alt+N'], focuses: true, cannot: needsChosen, run: () => gatherChosen()},
  'file.flatten': {...file, icon: FoldVertical, focuses: true, cannot: needsMeantFolder, run: onMeantFolder(flattenFolder)},
  'file.clean': {...file, icon: BrushCleaning, focuses: true, cannot: needsMeantFolder, run: onMeantFolder(cleanFolder)},
  'file.mkdir': {...file, icon: FolderPlus, keys: ['Mod+Shift+N'], focuses: true, cannot: needsFolder, run: () => newFolder()},
  'file.copyTo': {
    ...file,
    icon: FolderDown,
    focuses: true,
    cannot: needsChosen,
    argument: {ask: ({count}) => words.asks.copyTo(count), ...folderChoices},
    run: (_context, to) => bringTo(to, false),
  },
  'file.moveTo': {
    ...file,
    icon: FolderOutput,
    focuses: true,
    cannot: needsChosen,
    argument: {ask: ({count}) => words.asks.moveTo(count), ...folderChoices},
    run: (_context, to) => bringTo(to, true),
  },
  'file.copyOver': {...file, icon: Columns2, cannot: all(needsSplit, needsChosen), run: () => bringOver(false)},
  'file.moveOver': {...file, icon: MoveRight, cannot: all(needsSplit, needsChosen), run: () => bringOver(true)},
  'file.trash': {
    ...file,
    icon: Trash2,
    keys: {mac: ['Mod+Backspace', 'Delete'], other: ['Delete']},
    cannot: needsChosen,
    run: () => trashChosen(),
  },
  'file.delete': {
    ...file,
    icon: FileX,
    grave: true,
    keys: {mac: ['Mod+Alt+Backspace'], other: ['Shift+Delete']},
    cannot: needsChosen,
    run: () => deleteChosen(),
  },
  'file.plan': {
    ...file,
    icon: ListChecks,
    cannot: needsFolder,
    argument: {
      ask: () => words.asks.plan,
      choices: () => Object.keys(planned).map((id) => ({value: id, title: words.titles[id as Planned]})),
    },
    run: (_context, id) => {
      planFirst()
      return planned[id as Planned]()
    },
  },
  'file.empty': {group: 'file', icon: Trash2, grave: true, run: () => emptyTrash()},
  'edit.undo': {group: 'edit', among: 'files', icon: Undo2, keys: ['Mod+Z'], repeats: true, run: () => undo()},
  'edit.redo': {
    group: 'edit',
    among: 'files',
    icon: Redo2,
    keys: {mac: ['Mod+Shift+Z'], other: ['Mod+Shift+Z', 'Mod+Y']},
    repeats: true,
    run: () => redo(),
  },
} satisfies Partial<Commands>
