import {isWithin, pathBelow} from './byte-path.ts'
import {byteText} from './ignore/byte-text.ts'
import {placedLine} from './rule-lines.ts'
import {encodeUtf8} from './utf8.ts'

/** Folders that are never indexed, each only where a system puts it: a mail folder called `.Trash` elsewhere is a person's own. */
export const alwaysExcluded = [
  {at: 'volume-top', path: '.onefold-versions', why: 'Our own store of earlier versions.'},
  {at: 'volume-top', path: '.Trash', why: 'Trash of a volume, shared form (freedesktop.org).'},
  {at: 'volume-top', path: '.Trash-*', why: "A user's trash on a volume (freedesktop.org)."},
  {at: 'volume-top', path: '.Trashes', why: 'Trash of a volume (macOS).'},
  {at: 'volume-top', path: '$RECYCLE.BIN', why: 'Trash of a volume (Windows).'},
  {at: 'home', path: '.Trash', why: 'Trash of a user (macOS).'},
  {at: 'home', path: '.local/share/Trash', why: 'Trash of a user (freedesktop.org).'},
] as const

export interface ExclusionPlaces {
  readonly root: Uint8Array
  readonly volumeTop: Uint8Array
  readonly home?: Uint8Array | undefined
}

/** The lines to put after a location's own rules, so that none of these can be taken back. A root inside a trash stays listed: it was named. */
export function alwaysExcludedLines(places: ExclusionPlaces): readonly string[] {
  const lines = alwaysExcluded.flatMap(({at, path}) => {
    const base = at === 'home' ? places.home : places.volumeTop
    return base ? lineFor(places.root, base, path) : []
  })
  return [...new Set(lines)]
}

function lineFor(root: Uint8Array, base: Uint8Array, path: string): readonly string[] {
  if (isWithin(base, root)) {
    const between = byteText(pathBelow(base, root))
    return [builtIn(`/${between === '' ? '' : `${literal(between)}/`}${path}/`)]
  }
  // The root lies between the base and the folder, as ~/.local does.
  if (!isWithin(root, base)) return []
  const from = byteText(pathBelow(root, base))
  return path.startsWith(`${from}/`) ? [builtIn(`/${path.slice(from.length + 1)}/`)] : []
}

const builtIn = (line: string): string => placedLine({source: 'built-in', base: '', line})

function literal(text: string): string {
  return text.replace(/[\\*?[\]!# ]/g, '\\$&')
}

/** For callers whose paths are text. */
export function exclusionPlaces(root: string, volumeTop: string, home?: string): ExclusionPlaces {
  return {root: encodeUtf8(root), volumeTop: encodeUtf8(volumeTop), home: home === undefined ? undefined : encodeUtf8(home)}
}
