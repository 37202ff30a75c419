import {afterEach, expect, it} from 'vitest'
import {english} from './english.ts'
import {german} from './german.ts'
import {shellWords, speakInShell} from './shell-words.ts'

afterEach(() => speakInShell('en', []))

type Leaf = string | ((...args: readonly unknown[]) => string)
const leaves = (table: object): readonly (readonly [string, Leaf])[] =>
  Object.entries(table).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === 'object' ? leaves(value) : [[key, value] as const],
  )

it('has every word in both languages, none left as it is in the other', () => {
  expect(leaves(german).map(([key]) => key)).toEqual(leaves(english).map(([key]) => key))
  const words = new Map(leaves(english))
  expect(leaves(german).filter(([key, word]) => typeof word === 'string' && word === words.get(key))).toEqual([])
})

it('says all that it is told, in both', () => {
  for (const [key, word] of [...leaves(english), ...leaves(german)]) {
    if (typeof word === 'string') continue
    const args = Array.from({length: word.length}, (_, at) => 7001 + at)
    for (const arg of args) expect(word(...args), key).toContain(String(arg))
  }
})

it.each([
  ['system', ['de-AT', 'en-US'], 'Beenden'],
  ['system', ['fr-FR', 'de-DE'], 'Beenden'],
  ['system', ['en-US', 'de-DE'], 'Quit'],
  ['system', [], 'Quit'],
  ['de', ['en-US'], 'Beenden'],
  ['en', ['de-DE'], 'Quit'],
  ['ar-XB', ['de-DE'], 'Quit'],
] as const)('for %s where the system prefers %j it quits by “%s”', (wish, preferred, quit) => {
  speakInShell(wish, preferred)
  expect(shellWords().tray.quit).toBe(quit)
})
