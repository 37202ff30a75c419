import {readExpression} from '../../../contract/query/regex/read-expression.ts'
import type {Expression} from '../../../contract/query/regex/expression.ts'
import {type Columns, HIDDEN, KIND} from './columns.ts'
import {endingSieve, kindSieve, markSieve, needleSieve, rangeSieve, type Sieve} from './column-sieves.ts'
import {copiesSieve} from './copy-counts.ts'
import {nameExpression} from './expression/name-expression.ts'
import {eitherOf, opposite} from './join-sieves.ts'
import {foldedText, type NameIndex} from './name-index.ts'
import {type NamePattern, wholePattern} from './name-pattern.ts'
import {endingOf, type NameClause, type NameCondition, type NameQuery, type NameTest} from './name-query.ts'
import {pathSieve} from './path-sieve.ts'
import {volumeSieve} from './row-sieves.ts'
import type {Scopes} from './scopes.ts'
import {scanNames} from './scan-names.ts'
import {bitsOf} from './slot-bits.ts'
import {taggedRows} from './tag-sets.ts'

/** What the conditions of a query are asked of. */
export interface Asked {
  readonly index: NameIndex
  readonly scopes: Scopes
  readonly mounts: NameQuery['mounts']
}

/** Keeps the rows for which one condition of a clause holds. */
export const clauseSieve = (clause: NameClause, asked: Asked): Sieve =>
  eitherOf(clause.map((condition) => conditionSieve(condition, asked)))

function conditionSieve({not, test}: NameCondition, asked: Asked): Sieve {
  const sieve = testSieve(test, asked)
  return not ? opposite(sieve) : sieve
}

/** Keeps the rows that pass a test; what it takes to know them is done when it is first used. */
export function testSieve(test: NameTest, asked: Asked): Sieve {
  const {columns} = asked.index
  switch (test.by) {
    case 'infix':
      return infixSieve(columns, foldedText(test.text))
    case 'pattern':
      return patternSieve(columns, wholePattern(test.parts))
    case 'expression':
      return patternSieve(columns, nameExpression(expressionOf(test.text)))
    case 'ending':
      return endingSieve(columns, test.extensions.map(endingOf))
    default:
      return factSieve(test, asked)
  }
}

type OfNames = 'infix' | 'pattern' | 'expression' | 'ending'

function factSieve(test: Exclude<NameTest, {readonly by: OfNames}>, asked: Asked): Sieve {
  const {index, scopes, mounts} = asked
  const {columns} = index
  switch (test.by) {
    case 'kind':
      return kindSieve(index, test)
    case 'size':
      return fileSieve(columns, rangeSieve(columns.sizes, test.bounds))
    case 'modified':
      return rangeSieve(columns.modified, {least: test.from, before: test.before})
    case 'created':
      return rangeSieve(columns.created, {least: test.from, before: test.before, unknown: 0})
    case 'hidden':
      return flagSieve(columns, HIDDEN, HIDDEN)
    case 'path':
      return pathSieve(test.text, {index, mounts})
    case 'tag':
      return (slots, count) => markSieve(taggedRows(index, test.tags, scopes.tagged).marks)(slots, count)
    case 'any':
      return eitherOf(test.tests.map((one) => testSieve(one, asked)))
    case 'volume':
      return volumeSieve(index, scopes, test.volumes)
    default:
      return copiesSieve(index, scopes.copies, test.bounds)
  }
}

/** The tree of an expression that was read before. */
export function expressionOf(text: string): Expression {
  const expression = readExpression(text)
  if ('reason' in expression) throw new Error('Invariant: an expression that cannot be used is no condition.')
  return expression
}

/** From so many rows on it is faster to look through all names at once than at each by itself. */
const MANY = 100_000

function infixSieve(columns: Columns, needle: Uint8Array): Sieve {
  if (needle.length === 0) return (_, count) => count
  if (needle.includes(0)) return () => 0
  const one = needleSieve(columns, needle)
  return (slots, count) => {
    if (count < MANY) return one(slots, count)
    const found = new Uint32Array(columns.count)
    return markSieve(bitsOf(found.subarray(0, scanNames(columns, needle, found)), columns.count))(slots, count)
  }
}

function patternSieve({names, starts}: Columns, meets: NamePattern): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      if (meets(names, starts[slot]!, starts[slot + 1]! - 1)) slots[kept++] = slot
    }
    return kept
  }
}

function fileSieve(columns: Columns, sieve: Sieve): Sieve {
  const files = flagSieve(columns, KIND, FILE)
  return (slots, count) => sieve(slots, files(slots, count))
}

const FILE = 0

function flagSieve({flags}: Columns, mask: number, wanted: number): Sieve {
  return (slots, count) => {
    let kept = 0
    for (let at = 0; at < count; at++) {
      const slot = slots[at]!
      slots[kept] = slot
      kept += Number((flags[slot]! & mask) === wanted)
    }
    return kept
  }
}
