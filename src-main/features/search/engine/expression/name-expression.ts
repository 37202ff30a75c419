import {CoreError} from '../../../../contract/errors.ts'
import type {Expression} from '../../../../contract/query/regex/expression.ts'
import type {NamePattern} from '../name-pattern.ts'
import {byteMachine, type ByteMachine} from './byte-machine.ts'

/**
 * Finds an expression in folded names, one look at each byte: sets of nodes become states when they are first met.
 * An expression that would need very many states is refused in the middle of the search, after some tenths of a second at most.
 */
export function nameExpression(expression: Expression): NamePattern {
  const machine = byteMachine(expression)
  const states = createStates(machine)
  return (names, from, end) => {
    let state = states.first
    for (let at = from; at < end; at++) {
      if (state === FOUND) return true
      state = states.next[state * 256 + names[at]!]! || states.make(state, names[at]!)
    }
    return state === FOUND || states.isFoundAtEnd(state)
  }
}

/** The state in which nothing more needs to be read. 0 stands for what is not known yet. */
const FOUND = 1
const MOST_STATES = 4000
/** Nodes that are met to make states, some tenths of a second. */
const MOST_WORK = 2_000_000

interface States {
  readonly first: number
  /** By state and byte: the next state, or 0. */
  next: Uint16Array
  make(state: number, byte: number): number
  isFoundAtEnd(state: number): boolean
}

function createStates(machine: ByteMachine): States {
  const sets: (readonly number[])[] = [[], []]
  const known = new Map<string, number>()
  const ends = new Map<number, boolean>()
  let work = 0
  const stateOf = (set: readonly number[]): number => {
    if (set.includes(0)) return FOUND
    const key = set.join()
    const state = known.get(key)
    if (state !== undefined) return state
    if (sets.length >= MOST_STATES) throw tooCostly()
    known.set(key, sets.length)
    return sets.push(set) - 1
  }
  // It may begin anywhere, but what asks for the beginning only before the first byte.
  const anywhere = reached(machine, [machine.first], {begin: false, end: false})
  const states: States = {
    first: stateOf(reached(machine, [machine.first], {begin: true, end: false})),
    next: new Uint16Array(16 * 256),
    make: (state, byte) => {
      const stepped = sets[state]!.flatMap((at) => passed(machine, at, byte))
      const set = merged(reached(machine, stepped, {begin: false, end: false}), anywhere)
      work += sets[state]!.length + set.length
      if (work > MOST_WORK) throw tooCostly()
      const next = stateOf(set)
      if (sets.length * 256 > states.next.length) states.next = grown(states.next)
      states.next[state * 256 + byte] = next
      return next
    },
    isFoundAtEnd: (state) => {
      const isEnd = ends.get(state) ?? reached(machine, sets[state]!, {begin: state === states.first, end: true}).includes(0)
      ends.set(state, isEnd)
      return isEnd
    },
  }
  return states
}

function grown(table: Uint16Array): Uint16Array {
  const larger = new Uint16Array(table.length * 2)
  larger.set(table)
  return larger
}

function passed({nodes}: ByteMachine, at: number, byte: number): readonly number[] {
  const node = nodes[at]!
  return node.is === 'byte' && byte >= node.range[0] && byte <= node.range[1] ? [node.next] : []
}

const merged = (a: readonly number[], b: readonly number[]): readonly number[] => [...new Set([...a, ...b])].toSorted((x, y) => x - y)

/** All that is reached without a byte, ascending: nodes that wait for one, for an end, or for nothing more. */
function reached({nodes}: ByteMachine, from: readonly number[], may: {readonly begin: boolean; readonly end: boolean}): readonly number[] {
  const met = new Set<number>()
  const waiting = [...from]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (met.has(at)) continue
    met.add(at)
    const node = nodes[at]!
    if (node.is === 'fork') waiting.push(...node.next)
    else if ((node.is === 'begin' && may.begin) || (node.is === 'end' && may.end)) waiting.push(node.next)
  }
  return [...met].filter((at) => nodes[at]!.is !== 'fork' && (nodes[at]!.is !== 'begin' || may.begin)).toSorted((x, y) => x - y)
}

const tooCostly = (): CoreError =>
  new CoreError({
    code: 'BadInput',
    message: 'That expression is too costly to look for.',
    hint: 'Leave out repeats of alternatives, or say more of what is in between.',
  })
