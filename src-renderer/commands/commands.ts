import type {CommandId} from '../messages.ts'
import type {Commands} from './command.ts'
import {appCommands} from './tables/app-commands.ts'
import {archiveCommands} from './tables/archive-commands.ts'
import {basketCommands} from './tables/basket-commands.ts'
import {actCommands, openingCommands} from './tables/file-commands.ts'
import {columnCommands} from './tables/column-commands.ts'
import {goCommands, pageCommands} from './tables/go-commands.ts'
import {locationCommands, volumeCommands} from './tables/place-commands.ts'
import {searchCommands} from './tables/search-commands.ts'
import {selectCommands} from './tables/select-commands.ts'
import {sizeCommands} from './tables/size-commands.ts'
import {tabCommands} from './tables/tab-commands.ts'
import {tagCommands} from './tables/tag-commands.ts'
import {viewCommands} from './tables/view-commands.ts'

/** Everything that the window can be told to do. */
export const commands: Commands = {
  ...openingCommands,
  ...actCommands,
  ...archiveCommands,
  ...basketCommands,
  ...selectCommands,
  ...goCommands,
  ...pageCommands,
  ...viewCommands,
  ...columnCommands,
  ...sizeCommands,
  ...tabCommands,
  ...tagCommands,
  ...locationCommands,
  ...volumeCommands,
  ...searchCommands,
  ...appCommands,
}

/** All of them, in the order in which they are shown. */
export const commandIds = Object.keys(commands) as readonly CommandId[]

export const isCommand = (id: string): id is CommandId => Object.hasOwn(commands, id)
