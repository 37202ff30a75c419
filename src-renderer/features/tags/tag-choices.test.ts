import {expect, test} from 'vitest'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {tagChoices} from './tag-choices.ts'

const tag = (id: string, name: string, parent: string | null = null): Tag => ({id, name, parent, colour: 'red', count: 0}) as Tag
const all = [tag('1', 'Homework'), tag('2', 'Work'), tag('3', 'Bills', '2')]
const offered = (text: string): readonly [string, string | undefined] => {
  const {found, makes} = tagChoices(all, text)
  return [found.map(({name}) => name).join(), makes]
}

test('typing narrows the tags, those that begin with it first, and offers what there is not', () => {
  expect(offered('')).toEqual(['Homework,Work,Bills', undefined])
  expect(offered('WORK')).toEqual(['Work,Homework,Bills', undefined])
  expect(offered(' bill ')).toEqual(['Bills', 'bill'])
  expect(offered('none')).toEqual(['', 'none'])
  expect(offered('a/b')).toEqual(['', undefined])
})
