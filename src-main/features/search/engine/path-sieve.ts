import {foldedText, type NameIndex} from './name-index.ts'
import type {NameQuery} from './name-query.ts'
import type {Sieve} from './column-sieves.ts'
import {scanNames} from './scan-names.ts'
import {bitsOf, hasBit} from './slot-bits.ts'

/** Where names stand that a part of a path may lie across. */
interface PathGround {
  readonly index: NameIndex
  readonly mounts: NameQuery['mounts']
}

const IN = 1
const OUT = 2

/** Keeps what has a text in its path: in its own name, in that of a folder above it, or across several. */
export function pathSieve(text: string, ground: PathGround): Sieve {
  return (slots, count) => {
    const {parents} = ground.index.columns
    const meets = pathEnds(text, ground)
    // By slot: is the text in the path up to and with it?
    const states = new Uint8Array(ground.index.columns.count)
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      if (states[slot] === 0) climb(slot, {parents, states, meets})
      if (states[slot] === IN) slots[kept++] = slot
    }
    return kept
  }
}

interface Climb {
  readonly parents: Int32Array
  readonly states: Uint8Array
  readonly meets: (slot: number) => boolean
}

/** Asks on the way up until one knows, and writes the answers on the way back. */
function climb(from: number, {parents, states, meets}: Climb): void {
  const path: number[] = []
  let answer = OUT
  for (let at = from; at >= 0; at = parents[at]!) {
    if (states[at] !== 0) {
      answer = states[at]!
      break
    }
    // Marked at once, so that a circle of folders ends the walk.
    states[at] = OUT
    path.push(at)
  }
  for (const at of path.reverse()) {
    if (answer === OUT && meets(at)) answer = IN
    states[at] = answer
  }
}

/** Tells whether the text ends in the name of a slot, so that it is in the path of all below. */
function pathEnds(text: string, {index, mounts}: PathGround): (slot: number) => boolean {
  const parts = foldedText(text).toString('latin1').split('/')
  const {columns} = index
  const {parents} = columns
  const roots = rootNames(index, mounts)
  const isTop = (slot: number): boolean => parents[slot]! < 0
  const nameOf = (slot: number): string => columns.names.toString('latin1', columns.starts[slot]!, columns.starts[slot + 1]! - 1)
  const last = parts.at(-1)!
  // With a slash at its end a text asks for what lies in a folder.
  const [near, isAbove] = last === '' && parts.length > 1 ? [parts.at(-2)!, true] : [last, false]
  const marks = near === '' ? undefined : marksOf(index, near)
  return (slot) => {
    if (isTop(slot)) return `/${roots(slot).join('/')}/`.includes(parts.join('/'))
    if (marks && !isTop(isAbove ? parents[slot]! : slot) && !hasBit(marks, isAbove ? parents[slot]! : slot)) return false
    if (parts.length === 1) return true
    return nameOf(slot).startsWith(last) && holdsAbove({parts, from: slot, parents, nameOf, roots, isTop})
  }
}

/** A bit for each name that holds a folded text. */
function marksOf({columns}: NameIndex, text: string): Uint32Array {
  const found = new Uint32Array(columns.count)
  return bitsOf(found.subarray(0, scanNames(columns, Buffer.from(text, 'latin1'), found)), columns.count)
}

interface Above {
  readonly parts: readonly string[]
  readonly from: number
  readonly parents: Int32Array
  readonly nameOf: (slot: number) => string
  readonly roots: (slot: number) => readonly string[]
  readonly isTop: (slot: number) => boolean
}

function holdsAbove({parts, from, parents, nameOf, roots, isTop}: Above): boolean {
  let slot = parents[from]!
  for (let at = parts.length - 2; at >= 0; at--) {
    if (slot < 0) return false
    if (isTop(slot)) return `/${roots(slot).join('/')}`.endsWith(parts.slice(0, at + 1).join('/'))
    const name = nameOf(slot)
    if (at === 0 ? !name.endsWith(parts[0]!) : name !== parts[at]) return false
    slot = parents[slot]!
  }
  return true
}

/** The names that lead to the top of a tree, from the top of everything. */
function rootNames({columns, roots}: NameIndex, mounts: NameQuery['mounts']): (slot: number) => readonly string[] {
  const known = new Map<number, readonly string[]>()
  return (slot) => {
    const names = known.get(slot)
    if (names) return names
    const mount = foldedText(mounts?.get(roots.get(columns.ids[slot]!)?.volume ?? '') ?? '').toString('latin1')
    const own = columns.names.toString('latin1', columns.starts[slot]!, columns.starts[slot + 1]! - 1)
    const all = `${mount}/${own}`.split(/[/\\]/).filter((name) => name !== '')
    known.set(slot, all)
    return all
  }
}
