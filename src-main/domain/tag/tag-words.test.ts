import {expect, test} from 'vitest'
import {splitTagWords} from './tag-words.ts'

test('words of tags are taken out of a query, and all else is text', () => {
  expect(['red tag:Work car', 'tag:"to do" tag:a/b', 'TAG:x', 'hashtag:x tag: y', 'tag:"open end'].map(splitTagWords)).toEqual([
    {text: 'red  car', words: ['Work']},
    {text: '', words: ['to do', 'a/b']},
    {text: '', words: ['x']},
    {text: 'hashtag:x tag: y', words: []},
    {text: '', words: ['open end']},
  ])
})
