import {activePane} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'

/** The folder whose entries are shown, as the core spells it; none while a search or nothing is. */
export function shownFolder(pane = activePane()): string | undefined {
  const {rows} = useFiles.getState(pane)
  const folder = rows?.wish.source.folder
  if (!rows || folder === undefined || rows.wish.source.search) return undefined
  // An address can name what no path can.
  return folder.startsWith('sd://') ? folder : (rows.folder?.path ?? folder)
}
