import type {WebContents} from 'electron'
import type {OutsideFile} from '../../contract/system.ts'
import {trayIcon} from './tray-icon.ts'

/** Lets the pointer, whose button is down over a page, carry files to another program; answers how many. */
export function dragOut(page: WebContents, files: readonly OutsideFile[]): number {
  // Electron takes paths as text only: what no text can hold stays here.
  const paths = files.filter(({pathBase64}) => pathBase64 === undefined).map(({path}) => path)
  const [file] = paths
  if (file === undefined) return 0
  page.startDrag({file, files: paths, icon: trayIcon('idle', false)})
  return paths.length
}
