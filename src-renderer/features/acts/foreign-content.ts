import {pathOfDropped} from '../../core/bridge.ts'
import {addressIn, titleIn} from './dropped-link.ts'
import {type Called, calledLike, calledNow, linkName} from './content-name.ts'

/** Something that is dragged here from another program and is no file of this machine yet: an image, a link, a text. */
export interface ForeignContent {
  readonly called: Called
  readonly data: Blob
}

/** Whether what is dragged may be content to make files of; what it is can be read only when it is dropped. */
export function isContent(carried: DataTransfer): boolean {
  const {types} = carried
  return types.includes('Files') || types.includes('text/uri-list') || types.includes('text/plain')
}

/** What was dropped, the richest form of it: files without a place of their own, else a link, else the text. */
export function contentOf(carried: DataTransfer, now = new Date()): readonly ForeignContent[] {
  const files = filesWithoutPath(carried)
  if (files.length > 0) return files.map((file) => ({called: calledLike(file.name) ?? calledNow(file.type, now), data: file}))
  const address = addressIn(carried.getData('text/uri-list') || carried.getData('text/plain'))
  if (address !== undefined) {
    const title = titleIn(carried.getData('text/x-moz-url'), carried.getData('text/html'))
    return [{called: linkName(address, title), data: new Blob([`[InternetShortcut]\r\nURL=${address.href}\r\n`])}]
  }
  const text = carried.getData('text/plain')
  return text === '' ? [] : [{called: calledNow('text/plain', now), data: new Blob([text])}]
}

function filesWithoutPath({items}: DataTransfer): readonly File[] {
  return [...items].flatMap((item) => {
    const file = item.kind === 'file' && item.webkitGetAsEntry()?.isDirectory !== true ? item.getAsFile() : null
    return file && pathOfDropped(file) === undefined ? [file] : []
  })
}
