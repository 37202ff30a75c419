import {expect, it} from 'vitest'
import {wordPost} from './word-post.ts'

it('keeps words for a page until it hears, in their order, and again while it loads anew', () => {
  const heard: unknown[] = []
  const page = {id: 7, send: (_channel: string, word: unknown) => void heard.push(word)}
  const post = wordPost()
  const word = (id: string) => ({tell: 'command', id}) as const
  post.say(page, word('a'))
  post.say(page, word('b'))
  expect(heard).toEqual([])
  post.hears(page)
  post.say(page, word('c'))
  post.deaf(page)
  post.say(page, word('d'))
  expect(heard).toEqual([word('a'), word('b'), word('c')])
  post.hears(page)
  expect(heard).toEqual([word('a'), word('b'), word('c'), word('d')])
})
