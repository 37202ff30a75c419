import {Buffer} from 'node:buffer'
import type {Stores} from '../access.ts'
import {nameValue} from './names.ts'
import {statement} from '../statement.ts'

/** Where a path leads in the index. */
export interface FoundPlace {
  /** The entry at the path itself. */
  readonly id: number | undefined
  /** The deepest entry on the way to it, itself included; none when no tree of the index reaches so far. */
  readonly nearest: number | undefined
}

/** Finds the entry at a path given from its volume's top (raw bytes, no slash in front). */
export function findEntry({index}: Stores, {volume, path}: {readonly volume: string; readonly path: Uint8Array}): FoundPlace {
  const number = statement(index, 'SELECT id FROM volume WHERE uuid = ?').pluck().get(volume) as number | undefined
  if (number === undefined) return {id: undefined, nearest: undefined}
  const wanted = Buffer.from(path)
  const tops = statement(index, 'SELECT id, CAST(name AS BLOB) AS name FROM entry WHERE parent = ?').all(-number) as {
    id: number
    name: Buffer
  }[]
  const above = tops.filter(({name}) => holds(name, wanted)).toSorted((a, b) => a.name.length - b.name.length)
  let best: FoundPlace = {id: undefined, nearest: undefined}
  for (const top of above) {
    const found = descend(index, top.id, top.name.length === 0 ? wanted : wanted.subarray(top.name.length + 1))
    if (found.id !== undefined) return found
    best = {id: undefined, nearest: found.nearest}
  }
  return best
}

const holds = (top: Buffer, path: Buffer): boolean =>
  top.length === 0 || (path.subarray(0, top.length).equals(top) && (path.length === top.length || path[top.length] === SLASH))
const SLASH = 0x2f

function descend(index: Stores['index'], top: number, rest: Buffer): FoundPlace {
  const child = statement(index, 'SELECT id FROM entry WHERE parent = ? AND name = ?').pluck()
  let at = top
  for (let start = 0; start < rest.length;) {
    const end = rest.indexOf(SLASH, start)
    const name = rest.subarray(start, end < 0 ? rest.length : end)
    const next = child.get(at, nameValue(name)) as number | undefined
    if (next === undefined) return {id: undefined, nearest: at}
    at = next
    start = end < 0 ? rest.length : end + 1
  }
  return {id: at, nearest: at}
}
