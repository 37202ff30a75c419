import type {CommandId} from '../../src-renderer/command-messages.ts'
import {archiveDrives} from './archive-drives.ts'
import {basketDrives} from './basket-drives.ts'
import {columnDrives} from './column-drives.ts'
import {actDrives, openingDrives} from './file-drives.ts'
import {appDrives, goDrives, pageDrives} from './go-drives.ts'
import {searchDrives} from './search-drives.ts'
import {selectDrives} from './select-drives.ts'
import {sizeDrives} from './size-drives.ts'
import {locationDrives, tagDrives, volumeDrives} from './subject-drives.ts'
import {tabDrives, viewDrives} from './view-drives.ts'
import type {Drive} from './world.ts'

/** How every command of the window is tried. A command that is not in it does not compile. */
export const drives: Readonly<Record<CommandId, Drive>> = {
  ...openingDrives,
  ...actDrives,
  ...archiveDrives,
  ...basketDrives,
  ...selectDrives,
  ...goDrives,
  ...pageDrives,
  ...viewDrives,
  ...columnDrives,
  ...sizeDrives,
  ...tabDrives,
  ...searchDrives,
  ...tagDrives,
  ...locationDrives,
  ...volumeDrives,
  ...appDrives,
}
