import {CoreError} from '../../contract/errors.ts'
import {fromBase64, toBase64} from '../base64.ts'
import {baseName, joinPath, parentPath} from '../byte-path.ts'
import {decodeUtf8, encodeUtf8} from '../utf8.ts'
import {bytesKey} from './spot-path.ts'
import type {Facts, Spot} from './spot.ts'

/** Bytes as JSON: text where they are UTF-8, else base64 in an object. */
export type BytesText = string | {readonly base64: string}
/** The number of a folder in the table, and a name. */
export type SpotText = readonly [number, BytesText]
/** A whole path, or the number of an earlier folder and a name in it: a deep tree does not repeat its way down in every line. */
export type FolderText = BytesText | readonly [number, BytesText]
/** What fits a number of JSON stands as one; the device and 64 bits are digits. */
export type FactsText = readonly (number | string)[]

/** Writes spots as numbers of folders and names; the folders stand in a table in the order of their first use. */
export function spotWriter() {
  const folders: FolderText[] = []
  const byKey = new Map<string, number>()
  // Planners share the bytes of a folder among its steps.
  const bySelf = new Map<Uint8Array, number>()

  const add = (folder: Uint8Array, key: string): number => {
    const above = parentPath(folder)
    const parent = above && byKey.get(bytesKey(above))
    folders.push(parent === undefined ? writeBytes(folder) : [parent, writeBytes(baseName(folder))])
    byKey.set(key, folders.length - 1)
    return folders.length - 1
  }
  const numberOf = (folder: Uint8Array): number => {
    const known = bySelf.get(folder)
    if (known !== undefined) return known
    const key = bytesKey(folder)
    const number = byKey.get(key) ?? add(folder, key)
    bySelf.set(folder, number)
    return number
  }
  return {folders, write: ({folder, name}: Spot): SpotText => [numberOf(folder), writeBytes(name)]}
}

/** Reads spots with the table that their writer made. */
export function spotReader(table: readonly FolderText[]): (text: SpotText) => Spot {
  const folders: Uint8Array[] = []
  for (const text of table) folders.push(isNumbered(text) ? joinPath(must(folders[text[0]]), readBytes(text[1])) : readBytes(text))
  return ([folder, name]) => ({folder: must(folders[folder]), name: readBytes(name)})
}

const isNumbered = (text: FolderText): text is readonly [number, BytesText] => Array.isArray(text)

export function writeBytes(bytes: Uint8Array): BytesText {
  return decodeUtf8(bytes) ?? {base64: toBase64(bytes)}
}

export function readBytes(text: BytesText): Uint8Array {
  return typeof text === 'string' ? encodeUtf8(text) : must(fromBase64(text.base64))
}

export function writeFacts({kind, size, mode, nlink, owner, group, ...more}: Facts): FactsText {
  const texts = [more.device, ...[more.inode, more.mtimeNs, more.ctimeNs, more.birthNs].map(String)]
  return [kind, size, mode, nlink, owner, group, ...texts]
}

export function readFacts(text: FactsText): Facts {
  const [kind, size, mode, nlink, owner, group] = text.slice(0, 6).map(Number) as [number, number, number, number, number, number]
  const [device, ...big] = text.slice(6).map(String)
  const [inode, mtimeNs, ctimeNs, birthNs] = big.map(BigInt)
  return {
    kind,
    size,
    mode,
    nlink,
    owner,
    group,
    device: must(device),
    inode: must(inode),
    mtimeNs: must(mtimeNs),
    ctimeNs: must(ctimeNs),
    birthNs: must(birthNs),
  }
}

/** What a journal lacks can only have been lost after it was written. */
export function must<T>(value: T | undefined): T {
  if (value === undefined) throw new CoreError({code: 'Damaged', message: 'A part of the journal of file actions is damaged.'})
  return value
}
