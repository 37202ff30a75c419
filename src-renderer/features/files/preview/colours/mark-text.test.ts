import fc from 'fast-check'
import {expect, it} from 'vitest'
import {type Language, languages} from './language-of.ts'
import {piecesOf} from './marks.ts'
import {markText} from './mark-text.ts'

const all = [...new Set<Language>(Object.values(languages))]

const told = (language: Language, text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(piecesOf(text, markText(language, text)!, 0).map((piece) => [piece.text.trim(), piece.tone]))

it('words of a text are told apart', () => {
  expect(told('python', 'def mean(rows):  # of all\n    return "a" + 12\n')).toMatchObject({
    def: 'keyword',
    mean: 'name',
    '# of all': 'comment',
    '"a"': 'string',
    '12': 'number',
  })
  expect(told('json', '{"a": [true, 1, "b"]}')).toMatchObject({'"a"': 'attribute', true: 'keyword', '"b"': 'string'})
  expect(told('diff', '+new\n-old\n same\n')).toMatchObject({'+new': 'added', '-old': 'removed', same: 'plain'})
})

it('what a string holds of its language is that again, and a page holds other languages', () => {
  expect(told('javascript', 'const a = `x ${b + 2} y`')).toMatchObject({'`x': 'string', '${b +': 'plain', '2': 'number', 'y`': 'string'})
  expect(told('xml', '<style>p { color: red }</style>')).toMatchObject({style: 'keyword', color: 'attribute'})
})

const anyText = fc
  .array(
    fc.oneof(
      fc.string({unit: 'grapheme', maxLength: 12}),
      fc.constantFrom(
        '\n',
        '"',
        "'",
        '`',
        '${',
        '}',
        '/*',
        '*/',
        '//',
        '#',
        '<',
        '>',
        '<script>',
        '</script>',
        '```',
        '<?php',
        '(',
        '{',
        '12',
        'if',
        '&amp;',
      ),
    ),
    {maxLength: 60},
  )
  .map((parts) => parts.join(''))

it('in every language the pieces are the text again, and each of them has letters', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), anyText, (language, text) => {
      const marks = markText(language, text)
      const pieces = piecesOf(text, marks ?? new Uint32Array(), 0)
      expect(marks).toBeDefined()
      expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      expect(pieces.every((piece) => piece.text !== '')).toBe(true)
    }),
    {numRuns: 500},
  )
})

it('a stretch has the pieces that it has as a part of the whole', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (text, one, other) => {
      const marks = markText('typescript', text)!
      const [from, to] = [one % (text.length + 1), other % (text.length + 1)].toSorted((a, b) => a - b) as [number, number]
      const letters = (part: string, begin: number) =>
        piecesOf(part, marks, begin).flatMap(({text: word, tone}) => word.split('').map(() => tone))
      expect(letters(text.slice(from, to), from)).toEqual(letters(text, 0).slice(from, to))
    }),
  )
})

it('what is behind the marks is plain', () => {
  expect(piecesOf('if\nmore', markText('javascript', 'if\n')!, 0)).toEqual([
    {text: 'if', tone: 'keyword'},
    {text: '\n', tone: 'plain'},
    {text: 'more', tone: 'plain'},
  ])
})
