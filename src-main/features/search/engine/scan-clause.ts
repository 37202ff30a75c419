import {eitherOf} from './join-sieves.ts'
import {type Asked, expressionOf, testSieve} from './condition-sieves.ts'
import {needleOf} from './expression/needle-of.ts'
import {foldedText} from './name-index.ts'
import {needleOfPattern} from './name-pattern.ts'
import {endingOf, type NameClause, type NameTest} from './name-query.ts'
import {scanNames} from './scan-names.ts'
import {bitsOf, slotsIn} from './slot-bits.ts'

/** A clause all of whose alternatives can be looked for in all names at once. */
export interface Scan {
  readonly clause: NameClause
  /** For each condition what its names hold. */
  readonly needles: readonly (readonly Uint8Array[])[]
}

/** The clause that is looked for first: that whose shortest needle is the longest. */
export function scannedClause(clauses: readonly NameClause[]): Scan | undefined {
  const scans = clauses.flatMap((clause) => {
    const needles = clause.map(({not, test}) => (not ? [] : needlesIn(test)))
    return needles.every((some) => some.length > 0 && some.every(isSought)) ? [{clause, needles}] : []
  })
  const least = ({needles}: Scan): number => Math.min(...needles.flat().map(({length}) => length))
  return scans.reduce<Scan | undefined>((best, scan) => (best && least(best) >= least(scan) ? best : scan), undefined)
}

/** A zero byte only ends names. */
const isSought = (needle: Uint8Array): boolean =>
  needle.length > 0 && !needle.subarray(0, -1).includes(0) && (needle.length > 1 || needle[0] !== 0)

function needlesIn(test: NameTest): readonly Uint8Array[] {
  switch (test.by) {
    case 'infix': {
      const needle = foldedText(test.text)
      return needle.includes(0) ? [] : [needle]
    }
    case 'pattern':
      return [needleOfPattern(test.parts)]
    case 'expression':
      return [needleOf(expressionOf(test.text))]
    case 'ending':
      return test.extensions.map(endingOf)
    default:
      return []
  }
}

/** Gathers each slot that passes one of the conditions, ascending; answers how many. */
export function scanClause({clause, needles}: Scan, {index, scopes, mounts}: Asked, slots: Uint32Array): number {
  const {columns} = index
  const parts = needles.flat()
  let found = scanNames(columns, parts[0]!, slots)
  if (parts.length > 1) {
    const marks = bitsOf(slots.subarray(0, found), columns.count)
    for (const needle of parts.slice(1)) bitsOf(slots.subarray(0, scanNames(columns, needle, slots)), columns.count, marks)
    found = slotsIn(marks, slots)
  }
  // Words are found for certain, the rest holds what it must hold.
  if (clause.every(({test}) => test.by === 'infix')) return found
  return eitherOf(clause.map(({test}) => testSieve(test, {index, scopes, mounts})))(slots, found)
}
