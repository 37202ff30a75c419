import {foldInto} from '../../../domain/fold.ts'
import {nameValue} from '../../../store/entries/names.ts'
import type {FreshRows} from '../../fresh-rows.ts'
import {append, HIDDEN, reserve} from './columns.ts'
import {millisecondsOf} from './milliseconds.ts'
import {categoryNumber, DOT, keepRow, kindNames, type NameIndex, redirectChildren, slotOrGhost} from './name-index.ts'

/** Takes in rows as a walker saw them; the same as `applyRows` with what index.db tells of them. Answers how many made a difference. */
export function applyFresh(index: NameIndex, rows: FreshRows): number {
  const {folders, folderFirst} = rows
  const apply = rowApplier(index, rows)
  let changed = 0
  let redirected = false
  for (let folder = 0; folder < folders.length; folder++) {
    const end = folderFirst[folder + 1]!
    if (end === folderFirst[folder]) continue
    const parent = slotOrGhost(index, folders[folder]!)
    for (let at = folderFirst[folder]!; at < end; at++) {
      const outcome = apply(at, parent)
      if (outcome !== 'same') changed++
      redirected ||= outcome === 'folder replaced'
    }
  }
  if (redirected) redirectChildren(index)
  if (changed > 0) index.version++
  return changed
}

function rowApplier(index: NameIndex, {ids, entries}: FreshRows): (at: number, parent: number) => ReturnType<typeof keepRow> {
  const {columns} = index
  const {kind, mode, size, nameFirst} = entries
  const modified = millisecondsOf(entries.mtimeNs)
  const created = millisecondsOf(entries.birthNs)
  const {text, fold, isHidden} = namesOf(entries)
  return (at, parent) => {
    reserve(columns, 1, nameFirst[at + 1]! - nameFirst[at]!)
    const end = fold(at, columns.names, columns.starts[columns.count]!)
    const facts = {
      id: ids[at]!,
      parent,
      flags: isHidden(at) ? kind[at]! | HIDDEN : kind[at]!,
      category: categoryNumber(index, index.categoryOf({kind: kindNames[kind[at]!]!, name: text(at), mode: mode[at]!, type: null})),
      size: size[at]!,
      modified: modified(at),
      created: created(at),
    }
    return keepRow(index, append(columns, facts, end))
  }
}

/** Reads names out of their common bytes; nearly all are ASCII, and for those no buffer of their own is made. */
function namesOf({names: bytes, nameFirst}: FreshRows['entries']) {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const latin1 = names.toString('latin1')
  const own = (at: number): Buffer => names.subarray(nameFirst[at], nameFirst[at + 1])
  const isAscii = (at: number): boolean => {
    for (let byte = nameFirst[at]!, end = nameFirst[at + 1]!; byte < end; byte++) if (names[byte]! > 0x7f) return false
    return true
  }
  return {
    isHidden: (at: number): boolean => names[nameFirst[at]!] === DOT,
    /** As a row of index.db gives it: bytes that are no text stand for themselves. */
    text: (at: number): string => {
      if (isAscii(at)) return latin1.slice(nameFirst[at], nameFirst[at + 1])
      const value = nameValue(own(at))
      return typeof value === 'string' ? value : value.toString('latin1')
    },
    /** Folds name `at` into a target and answers where it ends. */
    fold: (at: number, target: Uint8Array, from: number): number => {
      let to = from
      for (let byte = nameFirst[at]!, end = nameFirst[at + 1]!; byte < end; byte++) {
        const letter = names[byte]!
        if (letter > 0x7f) return foldInto(own(at), target, from)
        target[to++] = letter >= 0x41 && letter <= 0x5a ? letter + 0x20 : letter
      }
      return to
    },
  }
}
