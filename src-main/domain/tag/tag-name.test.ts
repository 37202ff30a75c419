import {expect, test} from 'vitest'
import {tagName, tagPath, tagsMeant} from './tag-name.ts'

const tags = [
  {uuid: '1', name: 'Work', parent: undefined},
  {uuid: '2', name: 'Bills', parent: '1'},
  {uuid: '3', name: 'Home', parent: undefined},
  {uuid: '4', name: 'Bills', parent: '3'},
  {uuid: '5', name: 'Work', parent: '3'},
  {uuid: '6', name: 'Étude', parent: '1'},
]
const meant = (word: string): string =>
  tagsMeant(tags, word)
    .map(({uuid}) => uuid)
    .join()

test('a name is kept without what nobody sees', () => {
  expect(tagName('  to   do\u00a0now ')).toEqual({name: 'to do now'})
  expect(tagName('e\u0301')).toEqual({name: 'é'})
  for (const word of ['', '  ', 'a/b', 'a\u0000', '\ud800', 'x'.repeat(101)]) expect(tagName(word)).toHaveProperty('wrong')
})

test('a word means an id, a name or a way of names; the one at the top goes first', () => {
  expect(['4', 'work', 'WORK', 'Bills', 'home/bills', 'Home / Work', 'work/bills', 'e\u0301tude', 'none', 'x/bills'].map(meant)).toEqual([
    '4',
    '1',
    '1',
    '2,4',
    '4',
    '5',
    '2',
    '6',
    '',
    '',
  ])
  expect(tagPath(tags[3]!, new Map(tags.map((tag) => [tag.uuid, tag])))).toBe('Home/Bills')
})
