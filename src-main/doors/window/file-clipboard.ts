import * as electron from 'electron'
import type {OutsideFile} from '../../contract/system.ts'
import {type ClipboardFiles, clipboardTexts, filesInTexts, GNOME_FILES, KDE_CUT, URI_LIST} from './clipboard-text.ts'

/** Puts files on the clipboard of the system, in every format that this Electron can write at once. */
export async function writeFileClipboard(files: readonly OutsideFile[], cut: boolean): Promise<void> {
  const texts = clipboardTexts(files, cut)
  if (hasItems()) {
    const names = process.platform === 'linux' ? Object.keys(texts) : [URI_LIST]
    await electron.clipboard.write([
      new electron.ClipboardItem(Object.fromEntries(names.map((name) => [wireName(name), texts[name] ?? '']))),
    ])
    return
  }
  // Before Electron 44 only one format of one's own could stand on the clipboard; GNOME's alone tells a cut.
  const name = cut ? GNOME_FILES : URI_LIST
  buffers().writeBuffer(name, Buffer.from(texts[name] ?? ''))
}

/** The files that any program put on the clipboard of the system. */
export async function readFileClipboard(): Promise<ClipboardFiles> {
  const texts: Record<string, string | undefined> = {}
  for (const name of [GNOME_FILES, URI_LIST, KDE_CUT]) texts[name] = hasItems() ? await itemText(name) : bufferText(name)
  return filesInTexts(texts)
}

// `text/uri-list` is CF_HDROP on Windows and NSFilenamesPboardType on macOS; both are untried there.
const wireName = (name: string): string => (name === URI_LIST ? name : `electron application/osclipboard;format="${name}"`)
/** Electron 44 and later give the clipboard as the web does. */
export const hasItems = (): boolean => typeof (electron as {ClipboardItem?: unknown}).ClipboardItem === 'function'

async function itemText(name: string): Promise<string | undefined> {
  for (const item of await electron.clipboard.read()) {
    if (!item.types.includes(wireName(name))) continue
    const payload: unknown = await item.getType(wireName(name))
    return payload instanceof Blob ? payload.text() : String(payload)
  }
  return undefined
}

/** The clipboard as Electron had it before 44; its types are no longer told. */
interface BufferClipboard {
  writeBuffer(format: string, buffer: Buffer): void
  readBuffer(format: string): Buffer
  readImage(): {toPNG(): Buffer}
  readText(): string
}

export const buffers = (): BufferClipboard => electron.clipboard as unknown as BufferClipboard

function bufferText(name: string): string | undefined {
  const text = buffers().readBuffer(name).toString()
  return text === '' ? undefined : text
}
