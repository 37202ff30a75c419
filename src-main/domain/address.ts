import type {ContentKey} from '../contract/ids.ts'
import {absolutePath, isAbsolutePath, isDot, isDotDot, normalPath, type PathFlavour, splitPath} from './byte-path.ts'
import {parseContentKey} from './content-key.ts'
import {formatPath, parsePercent} from './percent-encoding.ts'
import {encodeUtf8} from './utf8.ts'

/** What a person or a program named; paths are absolute and normal, those of a volume begin at its top. */
export type ParsedTarget =
  | {readonly kind: 'path'; readonly path: Uint8Array}
  | {readonly kind: 'volume'; readonly volume: string; readonly path: Uint8Array}
  | {readonly kind: 'device'; readonly device: string; readonly path: Uint8Array}
  | {readonly kind: 'content'; readonly key: ContentKey}
  | {readonly kind: 'entry'; readonly id: string}
  | Bad

type Bad = {readonly kind: 'bad'; readonly reason: string}

/** Reads a target: an absolute path, an `sd://` address, a `file://` address (the way to write a path that is not UTF-8) or an entry's id. */
export function parseTarget(text: string, flavour: PathFlavour = 'posix'): ParsedTarget {
  if (!text.isWellFormed()) return bad('The text holds half a character and names nothing.')
  const scheme = /^(sd|file):\/\/([^/]*)(.*)$/is.exec(text)
  if (scheme) return parseAddress(scheme[1]!.toLowerCase(), scheme[2]!.toLowerCase(), scheme[3]!)
  if (uuid.test(text)) return {kind: 'entry', id: text.toLowerCase()}
  return parsePlain(text, flavour)
}

function parsePlain(text: string, flavour: PathFlavour): ParsedTarget {
  const path = encodeUtf8(text)
  if (text.includes('\0')) return bad('A path cannot hold a zero byte.')
  if (!isAbsolutePath(path, flavour)) return bad(`“${text}” is neither an absolute path, an address nor an id.`)
  // A drive or a share has rules of its own, which the host applies.
  return {kind: 'path', path: flavour === 'posix' ? normalPath(path) : path}
}

function parseAddress(scheme: string, authority: string, rest: string): ParsedTarget {
  if (scheme === 'file') {
    if (authority !== '' && authority !== 'localhost') return bad('A file address of another machine cannot be opened.')
    return withPath(rest, (path) => ({kind: 'path', path}))
  }
  if (authority === 'content') return parseContent(rest)
  if (authority === 'volume') return parseVolume(rest)
  if (uuid.test(authority)) return withPath(rest, (path) => ({kind: 'device', device: authority, path}))
  return bad('An sd:// address begins with volume/, content/ or the id of a device.')
}

function parseVolume(rest: string): ParsedTarget {
  const parts = /^\/([^/]*)(.*)$/s.exec(rest)
  const volume = parts?.[1]?.toLowerCase() ?? ''
  if (!uuid.test(volume)) return bad('sd://volume/ must be followed by the id of a volume.')
  return withPath(parts![2]!, (path) => ({kind: 'volume', volume, path}))
}

function parseContent(rest: string): ParsedTarget {
  const bytes = parsePercent(rest.slice(1))
  const key = bytes && bytes.length < 100 ? parseContentKey(String.fromCharCode(...bytes)) : undefined
  return key ? {kind: 'content', key: key.key} : bad('sd://content/ must be followed by f: or s: and 64 hex digits.')
}

function withPath(rest: string, of: (path: Uint8Array) => ParsedTarget): ParsedTarget {
  if (/[?#]/.test(rest)) return bad('In an address ? is written %3F, and # is written %23.')
  const names: Uint8Array[] = []
  for (const part of rest.split('/')) {
    const name = parsePercent(part)
    if (!name) return bad('A % in an address is followed by two hex digits; the sign itself is written %25.')
    if (name.includes(0)) return bad('A path cannot hold a zero byte.')
    if (name.includes(0x2f)) return bad('A name cannot hold a slash.')
    if (isDotDot(name)) return bad('An address cannot climb with “..”.')
    if (name.length > 0 && !isDot(name)) names.push(name)
  }
  return of(absolutePath(names))
}

function bad(reason: string): Bad {
  return {kind: 'bad', reason}
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The canonical address of what lies on a volume; `path` counts from the volume's top, with or without a slash at its start. */
export function volumeAddress(volume: string, path: Uint8Array): string {
  return `sd://volume/${volume}${formatPath(splitPath(path))}`
}

export function deviceAddress(device: string, path: Uint8Array): string {
  return `sd://${device}${formatPath(splitPath(path))}`
}

export function contentAddress(key: ContentKey): string {
  return `sd://content/${key}`
}

/** A path of this machine in letters that any door carries, also where its bytes are not UTF-8. */
export function fileAddress(path: Uint8Array): string {
  return `file://${formatPath(splitPath(path))}`
}
