import fc from 'fast-check'
import {expect, test} from 'vitest'
import {sizeBounds} from './amounts.ts'
import {dateWords, readDate, timeOf} from './moments.ts'
import {parseQuery} from './parse.ts'
import {printQuery} from './print.ts'
import {problemSentence} from './problems.ts'

const canonical = (text: string): string => printQuery(parseQuery(text))
const problemsOf = (text: string): readonly string[] =>
  parseQuery(text).problems.map(({code, from, end, key, value}) => `${code} ${from}-${end} ${key} ${value}`)

/** Texts that look like queries, and such as nobody would write. */
const pieces = [
  'a',
  'Ä',
  ' ',
  '  ',
  '|',
  '!',
  '-',
  '"',
  '""',
  '*',
  '?',
  ':',
  ';',
  '..',
  '>',
  '<=',
  '\t',
  '\\',
  '(',
  '[a-z]',
  '{3}',
  '\u{1f600}',
  '\u0000',
]
const words = [
  'size:',
  'size:>10mb',
  'dm:today',
  'kind:',
  'image',
  'ext:jpg;png',
  'regex:',
  'tag:"to do"',
  'path:',
  'dup:',
  'is:offline',
  'copies:<2',
  'foo:',
  '2024-03',
  'volume:x',
  'C:',
]
const queryText = fc.oneof(
  fc.string({unit: 'grapheme', maxLength: 30}),
  fc.array(fc.constantFrom(...pieces, ...words), {maxLength: 12}).map((parts) => parts.join('')),
)

test('what is printed reads the same, and is printed the same again', () => {
  fc.assert(
    fc.property(queryText, (text) => {
      const printed = canonical(text)
      expect(canonical(printed)).toBe(printed)
      const terms = (from: string) => parseQuery(from).clauses.map((clause) => clause.terms.map(({not, match}) => ({not, match})))
      expect(terms(printed)).toEqual(terms(text))
    }),
    {numRuns: 3000},
  )
})

test('no text is refused; what is told lies in the text, and what was printed has nothing to tell', () => {
  fc.assert(
    fc.property(queryText, (text) => {
      const {clauses, problems} = parseQuery(text)
      for (const {from, end} of [...clauses, ...clauses.flatMap(({terms}) => terms), ...problems]) {
        expect(from >= 0 && from < end && end <= text.length).toBe(true)
      }
      for (const problem of problems) expect(problemSentence(problem)).toMatch(/\.$/)
      expect(parseQuery(canonical(text)).problems).toEqual([])
    }),
    {numRuns: 3000},
  )
})

test.each([
  ['red car', 'red car'],
  ['"red car"', '"red car"'],
  ['"red" -car !boat', 'red !car !boat'],
  ['a|b c | d', 'a | b c | d'],
  ['a-b - "-" "!x"', 'a-b "-" "-" "!x"'],
  ['*.PSD ph?to* "*"', '*.PSD ph?to* "*"'],
  ['"a b"*."c*"', '"a b"*".c*"'],
  ['EXT:.JPG;png;jpg', 'ext:jpg;png'],
  ['kind:photos;dir type:Music', 'kind:image;folder kind:audio'],
  ['folder: pic: file:', 'is:folder kind:image is:file'],
  ['size:>10MB size:1,50m..2g size:empty size:..5k size:007', 'size:>10mb size:1.5mb..2gb size:empty size:<=5kb size:7b'],
  ['dm:today datemodified:2024/3 date:>2024-03-05 dc:2024..', 'modified:today modified:2024-03 modified:>2024-03-05 created:>=2024'],
  ['dm:past3weeks dm:last1day dm:2024-03-05t7:05', 'modified:last3weeks modified:last1days modified:2024-03-05T07:05'],
  ['path:/home/me tag:"to do";a path:"a b"', 'path:/home/me tag:"to do";a path:"a b"'],
  ['is:HIDDEN;offline copies:<02 dupe: duplicates:', 'is:hidden;offline copies:<2 dup: dup:'],
  ['regex:^a|b$ c regex:"x y"', 'regex:^a|b$ c regex:"x y"'],
  ['tag:"say ""hi"""', 'tag:"say ""hi"""'],
  ['C:\\x 12:30 http', 'C:\\x 12:30 http'],
])('%s is %s', (text, printed) => {
  expect([canonical(text), problemsOf(text)]).toEqual([printed, []])
})

test.each([
  ['a content:x', ['unknownKey 2-11 content x'], 'a "content:x"'],
  ['size: b', ['noValue 0-5 size '], 'b'],
  ['dup:yes', ['needlessValue 0-7 dup yes'], '"dup:yes"'],
  ['folder:x', ['needlessValue 0-8 folder x'], '"folder:x"'],
  ['size:big', ['badSize 0-8 size big'], '"size:big"'],
  ['size:>small', ['badSize 0-11 size >small'], '"size:>small"'],
  ['dm:2024-13', ['badDate 0-10 dm 2024-13'], '"dm:2024-13"'],
  ['dm:2023-02-29', ['badDate 0-13 dm 2023-02-29'], '"dm:2023-02-29"'],
  ['dm:>last3days', ['badDate 0-13 dm >last3days'], '"dm:>last3days"'],
  ['copies:few', ['badCount 0-10 copies few'], '"copies:few"'],
  ['kind:image;blob', ['unknownKind 0-15 kind blob'], '"kind:image;blob"'],
  ['is:red', ['unknownState 0-6 is red'], '"is:red"'],
  ['regex:(a', ['badExpression 0-8 regex (a'], '"regex:(a"'],
  ['regex:(a)\\1', ['badExpression 0-11 regex (a)\\1'], '"regex:(a)\\1"'],
  ['x "open end', ['openQuote 2-11  open end'], 'x "open end"'],
  ['| a | | b |', ['loneOr 0-1  |', 'loneOr 6-7  |', 'loneOr 10-11  |'], 'a | b'],
])('of %s is told %j, and the rest is %s', (text, problems, printed) => {
  expect([problemsOf(text), canonical(text)]).toEqual([problems, printed])
})

test('a size alone is what would be written like it', () => {
  expect(
    ['size:10mb', 'size:1.5kb', 'size:12', 'size:empty', 'size:>1kb', 'size:1kib..2kib'].map((text) => {
      const {match} = parseQuery(text).clauses[0]!.terms[0]!
      return 'range' in match ? sizeBounds(match.range) : undefined
    }),
  ).toEqual([
    {least: 9_500_000, most: 10_499_999},
    {least: 1450, most: 1549},
    {least: 12, most: 12},
    {least: 0, most: 0},
    {least: 1001, most: Infinity},
    {least: 1024, most: 2048},
  ])
})

test('dates are spans of the calendar, seen from now', () => {
  // A Wednesday.
  const now = new Date(2026, 6, 15, 12, 30).getTime()
  const day = (...parts: readonly number[]): number => new Date(parts[0]!, parts[1]!, parts[2] ?? 1, parts[3] ?? 0).getTime()
  const spans = (text: string): readonly number[] => Object.values(timeOf({op: '=', value: readDate(text)!}, now))
  expect(dateWords.map(spans)).toEqual([
    [day(2026, 6, 15), day(2026, 6, 16)],
    [day(2026, 6, 14), day(2026, 6, 15)],
    [day(2026, 6, 13), day(2026, 6, 20)],
    [day(2026, 6, 6), day(2026, 6, 13)],
    [day(2026, 6), day(2026, 7)],
    [day(2026, 5), day(2026, 6)],
    [day(2026, 0), day(2027, 0)],
    [day(2025, 0), day(2026, 0)],
  ])
  expect(['2024', '2024-02', '2024-02-29', 'last2weeks', 'last1month'].map(spans)).toEqual([
    [day(2024, 0), day(2025, 0)],
    [day(2024, 1), day(2024, 2)],
    [day(2024, 1, 29), day(2024, 2, 1)],
    [now - 14 * 86_400_000, Infinity],
    [new Date(2026, 5, 15, 12, 30).getTime(), Infinity],
  ])
  expect(timeOf({op: '..', from: '2024-03', to: '2024-05'}, now)).toEqual({from: day(2024, 2), before: day(2024, 5)})
  expect(timeOf({op: '>', value: '2024-03'}, now)).toEqual({from: day(2024, 3), before: Infinity})
  expect(timeOf({op: '<=', value: '2024-03'}, now)).toEqual({from: -Infinity, before: day(2024, 3)})
})
