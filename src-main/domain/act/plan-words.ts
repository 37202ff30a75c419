import {baseName} from '../byte-path.ts'
import {displayName, printable} from '../display-path.ts'
import type {PlanSummary} from './plan-notes.ts'
import {spotPath} from './spot-path.ts'
import type {Spot} from './spot.ts'

/** What a person calls an act. */
export type ActVerb =
  | 'copy'
  | 'move'
  | 'rename'
  | 'make'
  | 'flatten'
  | 'clean'
  | 'duplicate'
  | 'link'
  | 'paste'
  | 'extract'
  | 'compress'
  | 'hard-link'
  | 'trash'
  | 'restore'
  | 'remove'
  | 'resolve'
  | 'repair'

export interface TitleInput {
  readonly verb: ActVerb
  /** What was asked for, in its order. */
  readonly things: readonly Spot[]
  /** The folder or the new path that it goes to, or the new name. */
  readonly to?: Spot | undefined
}

const starts: Readonly<Record<ActVerb, string>> = {
  copy: 'Copy',
  move: 'Move',
  rename: 'Rename',
  make: 'Make folder',
  flatten: 'Flatten',
  clean: 'Clear empty folders out of',
  duplicate: 'Duplicate',
  link: 'Link',
  paste: 'Paste',
  extract: 'Extract',
  compress: 'Compress',
  'hard-link': 'Hard-link',
  trash: 'Move to the trash:',
  restore: 'Restore',
  remove: 'Delete for good:',
  resolve: 'Resolve duplicates:',
  repair: 'Repair',
}

/** An act in words for a person, as `Copy 3 items to Documents`. */
export function actTitle({verb, things, to}: TitleInput): string {
  const what = things.length === 1 ? lastName(things[0]!) : count(things.length, 'item')
  const end = to && verb !== 'make' ? ` ${verb === 'link' || verb === 'hard-link' ? 'in' : 'to'} ${lastName(to)}` : ''
  return `${starts[verb]} ${what}${end}`
}

export function undoTitle(title: string, redo = false): string {
  return `${redo ? 'Redo' : 'Undo'}: ${title}`
}

/** What a plan comes to, in one sentence. */
export function planSentence(summary: PlanSummary): string {
  const {files, folders, items, bytes, identical, leftOut} = summary
  const others = items - files - folders
  const parts = [count(files, 'file'), count(folders, 'folder'), count(others, 'other item')].filter((text) => !text.startsWith('0 '))
  const work = parts.length === 0 ? 'Nothing to do' : `${listed(parts)}${bytes > 0 ? `, ${sizeWord(bytes)}` : ''}`
  const same = identical > 0 ? `; ${count(identical, 'item')} already there with the same content` : ''
  const out = leftOut > 0 ? `; ${count(leftOut, 'special file or mounted volume', 'special files or mounted volumes')} left out` : ''
  return `${work}${same}${out}.`
}

/** Why a plan cannot be carried out as it is; undefined where it can. */
export function blockedSentence({refusals, refusalCount, undecided}: PlanSummary): string | undefined {
  const [first] = refusals
  if (first)
    return refusalCount === 1
      ? first.message
      : `${first.message} There are ${count(refusalCount - 1, 'more reason')} why this cannot be done.`
  if (undecided === 0) return undefined
  return `${count(undecided, 'name is', 'names are')} taken: decide to overwrite, to keep both or to skip.`
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** A size with decimal units, as systems show it. */
export function sizeWord(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit++
  }
  if (unit === 0) return count(bytes, 'byte')
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}

function lastName(spot: Spot): string {
  const path = spotPath(spot)
  return printable(displayName(path.length <= 1 ? path : baseName(path)).text)
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}
