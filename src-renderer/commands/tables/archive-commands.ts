import {Package, PackageOpen} from 'lucide-react'
import {compressChosen, extractChosen} from '../../features/acts/index.ts'
import {messages} from '../../messages.ts'
import {archiveChoices} from '../arguments/archive-choices.ts'
import {folderChoices} from '../arguments/folder-choices.ts'
import {needsChosen, needsChosenArchive} from '../cannot.ts'
import type {Command, Commands} from '../command.ts'

const words = messages.command
const file = {group: 'file', among: 'files'} as const satisfies Partial<Command>

/** What makes archives and brings out what is in them. */
export const archiveCommands = {
  'file.extract': {...file, icon: PackageOpen, cannot: needsChosenArchive, run: () => extractChosen()},
  'file.extractTo': {
    ...file,
    focuses: true,
    cannot: needsChosenArchive,
    argument: {ask: ({count}) => words.asks.extractTo(count), ...folderChoices},
    run: (_context, to) => extractChosen(to),
  },
  'file.compress': {
    ...file,
    icon: Package,
    focuses: true,
    cannot: needsChosen,
    argument: {ask: ({count}) => words.asks.archive(count), ...archiveChoices},
    run: (_context, name) => compressChosen(name),
  },
} satisfies Partial<Commands>
