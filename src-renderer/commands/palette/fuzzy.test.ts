import fc from 'fast-check'
import {expect, it} from 'vitest'
import {fitOf, holdsWords} from './fuzzy.ts'

const titles = [
  'New folder',
  'New folder with selection',
  'New tab',
  'Rename',
  'Move to trash',
  'Move to other pane',
  'Undo',
  'Add location…',
]
const found = (wanted: string): readonly string[] =>
  titles
    .flatMap((title) => {
      const fit = fitOf(title, wanted)
      return fit ? [{title, score: fit.score}] : []
    })
    .toSorted((one, other) => other.score - one.score)
    .map(({title}) => title)

it.each([
  ['nf', ['New folder', 'New folder with selection']],
  ['new', ['New tab', 'New folder', 'New folder with selection']],
  ['trash', ['Move to trash']],
  ['tab new', ['New tab']],
  ['mtp', ['Move to other pane']],
  ['NAME', ['Rename']],
  ['adloc', ['Add location…']],
  ['rnm', []],
  ['xyz', []],
  ['od', []],
])('finds by %j', (wanted, expected) => expect(found(wanted)).toEqual(expected))

it('knows letters without their marks, and which were meant', () => {
  expect(fitOf('Größe ändern', 'grosse')).toBeUndefined()
  expect(fitOf('Größe ändern', 'and')?.at).toEqual([6, 7, 8])
  expect(fitOf('New folder', 'nf')?.at).toEqual([0, 4])
})

it('holds other words by their beginnings only', () => {
  expect([holdsWords('photos media gallery', 'gal pho'), holdsWords('photos media gallery', 'oto')]).toEqual([true, false])
})

it('finds every text by any of its words, and marks only what is in it', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(fc.array(word, {minLength: 1, maxLength: 5}), fc.nat(), (words, pick) => {
      const text = words.join(' ')
      const fit = fitOf(text, words[pick % words.length] ?? '')
      expect(fit?.at.every((at) => at >= 0 && at < text.length)).toBe(true)
    }),
  )
})
