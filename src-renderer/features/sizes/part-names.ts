import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'

const words = messages.pages.sizes

/** What a part is called. */
export function nameOfPart({kind, name}: Pick<SizeNode, 'kind' | 'name'>): string {
  if (kind === 'all') return words.all
  return kind === 'rest' ? words.rest : shown(name)
}

/** All that one line tells of a part: how large it is, what share of the whole, what is in it. */
export function factsOfPart(node: SizeNode, whole: number): string {
  const twice = node.duplicateBytes ?? 0
  return [
    bytes(node.bytes),
    words.share(node.bytes, whole),
    words.facts(node),
    twice > 0 ? words.twice(bytes(twice)) : '',
    node.online === false ? words.away : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** The whole and its largest parts in one sentence, for who cannot see the picture. */
export function summaryOf(nodes: readonly SizeNode[]): string {
  const [top] = nodes
  if (!top) return ''
  const parts = nodes
    .filter(({parent, kind}) => parent === 0 && kind !== 'rest')
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, PARTS)
    .map((node) => words.part(nameOfPart(node), bytes(node.bytes)))
  return words.summary(nameOfPart(top), bytes(top.bytes), parts)
}

const PARTS = 5
