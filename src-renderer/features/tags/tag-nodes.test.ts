import {expect, test} from 'vitest'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {shownNodes} from './tag-nodes.ts'

const tag = (id: string, parent: string | null = null): Tag => ({id, name: id, parent, colour: 'red', count: 0}) as Tag
const all = [tag('a'), tag('b', 'a'), tag('c', 'b'), tag('d', 'a'), tag('e')]
const nodes = (...closed: string[]): readonly string[] =>
  shownNodes(all, new Set(closed)).map(({tag: {id}, level, isOpen}) => `${id} ${level} ${isOpen}`)

test('what is nested shows below what it is nested in, unless that is closed', () => {
  expect(nodes()).toEqual(['a 1 true', 'b 2 true', 'c 3 undefined', 'd 2 undefined', 'e 1 undefined'])
  expect(nodes('b')).toEqual(['a 1 true', 'b 2 false', 'd 2 undefined', 'e 1 undefined'])
  expect(nodes('a', 'b')).toEqual(['a 1 false', 'e 1 undefined'])
})
