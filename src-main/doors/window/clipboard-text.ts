import type {OutsideFile} from '../../contract/system.ts'
import {fileUri, pathOfUri} from './file-uris.ts'

/** The formats in which file managers of Linux put files on the clipboard. */
export const URI_LIST = 'text/uri-list'
export const GNOME_FILES = 'x-special/gnome-copied-files'
export const KDE_CUT = 'application/x-kde-cutselection'

export interface ClipboardFiles {
  readonly paths: readonly string[]
  readonly cut: boolean
}

/** What is written for files, by format. RFC 2483 ends each line with CRLF; GNOME's begins with what is to be done. */
export function clipboardTexts(files: readonly OutsideFile[], cut: boolean): Readonly<Record<string, string>> {
  const uris = files.map(fileUri)
  return {
    [URI_LIST]: uris.map((uri) => `${uri}\r\n`).join(''),
    [GNOME_FILES]: [cut ? 'cut' : 'copy', ...uris].join('\n'),
    ...(cut ? {[KDE_CUT]: '1'} : {}),
  }
}

/** The files in what was read, by format; GNOME's says most and is asked first. */
export function filesInTexts(texts: Readonly<Record<string, string | undefined>>): ClipboardFiles {
  const [verb, ...uris] = (texts[GNOME_FILES] ?? '').split('\n')
  if (verb === 'cut' || verb === 'copy') return {paths: pathsIn(uris), cut: verb === 'cut'}
  return {paths: pathsIn((texts[URI_LIST] ?? '').split('\n')), cut: texts[KDE_CUT] === '1'}
}

function pathsIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => pathOfUri(line.trim()) ?? [])
}
