import type {Item} from '../../../src-main/contract/file.ts'

/** How the core is told which entry is meant; a path that is not text has only its address. */
export function targetOf(item: Item): string {
  return item.id ?? pathOf(item)
}

/** How a folder that is shown is asked for again: by its path, where text can hold it. */
export function placeToAsk({path, uri}: {readonly path: string; readonly uri: string}): string {
  try {
    decodeURIComponent(uri)
    return path
  } catch {
    return uri
  }
}

/** How a folder is named in the history. */
export function pathOf(item: Item): string {
  return item.pathBase64 === undefined ? item.path : item.uri
}
