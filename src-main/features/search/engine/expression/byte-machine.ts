import type {Expression} from '../../../../contract/query/regex/expression.ts'
import {type ByteRange, byteSequences} from './byte-ranges.ts'
import {foldSet} from './fold-set.ts'

/** What a node lets pass on its way to the next ones. */
export type Node =
  | {readonly is: 'byte'; readonly range: ByteRange; next: number}
  | {readonly is: 'fork'; next: number[]}
  /** Only before the first byte of a name, or behind its last. */
  | {readonly is: 'begin' | 'end'; next: number}
  | {readonly is: 'found'}

/** An expression over the bytes of folded names, as nodes that lead to each other. */
export interface ByteMachine {
  readonly nodes: readonly Node[]
  readonly first: number
}

/** Writes an expression out from its end to its beginning. */
export function byteMachine(expression: Expression): ByteMachine {
  const nodes: Node[] = [{is: 'found'}]
  const first = write(nodes, expression, 0)
  return {nodes, first}
}

const put = (nodes: Node[], node: Node): number => nodes.push(node) - 1

function write(nodes: Node[], expression: Expression, next: number): number {
  switch (expression.is) {
    case 'one':
      return writeOne(nodes, expression, next)
    case 'all':
      return expression.parts.reduceRight((then, part) => write(nodes, part, then), next)
    case 'any':
      return put(nodes, {is: 'fork', next: expression.parts.map((part) => write(nodes, part, next))})
    case 'repeat':
      return writeRepeat(nodes, expression, next)
    default:
      return put(nodes, {is: expression.is, next})
  }
}

function writeRepeat(nodes: Node[], {part, least, most}: Extract<Expression, {is: 'repeat'}>, next: number): number {
  let then = next
  if (most === Infinity) {
    const loop: Node = {is: 'fork', next: [next]}
    then = put(nodes, loop)
    loop.next.push(write(nodes, part, then))
  } else for (let more = most - least; more > 0; more--) then = put(nodes, {is: 'fork', next: [next, write(nodes, part, then)]})
  for (let time = 0; time < least; time++) then = write(nodes, part, then)
  return then
}

function writeOne(nodes: Node[], {of, not}: Extract<Expression, {is: 'one'}>, next: number): number {
  const {ranges, texts} = foldSet(of, not)
  const sequences = [
    ...ranges.flatMap(byteSequences),
    ...texts.map((text) => Array.from(Buffer.from(text), (byte) => [byte, byte] as const)),
  ]
  const ways = sequences.map((sequence) => sequence.reduceRight((then, range) => put(nodes, {is: 'byte', range, next: then}), next))
  return ways.length === 1 ? ways[0]! : put(nodes, {is: 'fork', next: ways})
}
