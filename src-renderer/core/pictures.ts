import type {Item} from '../../src-main/contract/file.ts'
import {isPictured, pictureAddress, type PictureSize} from '../../src-main/contract/sidecar.ts'

/** The address of a file's picture: of a scheme of its own in the desktop window, of the door itself in a browser. Undefined where there can be none. */
export function pictureUrl(item: Item, size: PictureSize): string | undefined {
  if (item.id === undefined || !isPictured(item)) return undefined
  return `${window.onefold ? 'thumb://onefold/' : '/thumb/'}${pictureAddress(item, size)}`
}
