import {isArchive} from '../features/acts/index.ts'
import {drawnColumns} from '../features/files/index.ts'
import {messages} from '../messages.ts'
import type {Context} from './context.ts'

const words = messages.command.cannot

type Cannot = (context: Context) => string | undefined

/** Why something cannot be done now, for the tables of commands: the first reason that holds is told. */
export const all =
  (...reasons: readonly Cannot[]): Cannot =>
  (context) => {
    for (const reason of reasons) {
      const said = reason(context)
      if (said !== undefined) return said
    }
    return undefined
  }

const unless =
  (holds: (context: Context) => boolean, reason: string): Cannot =>
  (context) =>
    holds(context) ? undefined : reason

/** The basket is shown. */
export const isInBasketPage = ({place, isSearching}: Context): boolean => place.page === 'basket' && !isSearching

export const needsFiles = unless(({total}) => total > 0, words.noFiles)
export const needsChosen = unless(({count}) => count > 0, words.nothingChosen)
export const needsMarked = unless(({chosen}) => chosen > 0, words.nothingChosen)
export const needsOne = all(
  needsChosen,
  unless(({count}) => count === 1, words.oneOnly),
)
export const needsChosenFolder = all(
  needsOne,
  unless(({item}) => item?.kind === 'dir', words.noFolderChosen),
)
export const needsChosenFile = all(
  needsOne,
  unless(({item}) => item?.kind !== 'dir', words.noFileChosen),
)
export const needsChosenArchive = all(
  needsChosen,
  unless(({item, count}) => count > 1 || (item?.kind === 'file' && isArchive(item)), words.noArchiveChosen),
)
export const needsList = unless(({pane}) => drawnColumns(pane).length > 0, words.noList)
export const needsSizes = unless(({place}) => place.page === 'sizes', words.notSizes)
export const needsFolder = unless(({folder}) => folder !== undefined, words.noFolder)
export const needsSearch = unless(({isSearching}) => isSearching, words.notSearching)
/** What was found, or lies in the basket: it has a folder of its own. */
export const needsGathered = unless((context) => context.isSearching || isInBasketPage(context), words.notSearching)
export const needsSplit = unless(({isSplit}) => isSplit, words.onePane)
