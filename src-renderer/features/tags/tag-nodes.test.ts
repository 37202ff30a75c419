import {expect, test} from 'vitest'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {shownNodes} from './tag-nodes.ts'

const tag = (id: string, parent: string | null = null): Tag => ({id, name: id, parent, colour: 'red', count: 0}) as Tag
const all = [tag('a'), tag('b', 'a'), tag('c', 'b'), tag('d', 'a'), tag('e')]
const nodes = (...closed: string[]): readonly string[] =>
  shownNodes(all, new Set(closed)).map(({tag: {id}, level, isOpen, place, siblings}) => `${id} ${level} ${isOpen} ${place}/${siblings}`)

test('what is nested shows below what it is nested in, unless that is closed', () => {
  expect(nodes()).toEqual(['a 1 true 1/2', 'b 2 true 1/2', 'c 3 undefined 1/1', 'd 2 undefined 2/2', 'e 1 undefined 2/2'])
  expect(nodes('b')).toEqual(['a 1 true 1/2', 'b 2 false 1/2', 'd 2 undefined 2/2', 'e 1 undefined 2/2'])
  expect(nodes('a', 'b')).toEqual(['a 1 false 1/2', 'e 1 undefined 2/2'])
})
