import fc from 'fast-check'
import {expect, test} from 'vitest'
import {completionsAt} from './complete.ts'
import {askedBy, settledText, turnedClause, withKey, withoutClause} from './edit.ts'
import {parseQuery} from './parse.ts'
import {printQuery} from './print.ts'

const known = {tags: ['Work', 'Work/To do', 'sizes'], volumes: ['Backup 2', 'Disk']}
const offered = (text: string): readonly string[] =>
  completionsAt(text, text.length, known).map(({from, end, text: put}) => text.slice(0, from) + put + text.slice(end))

test('keys, values and tags are offered for the word before the caret', () => {
  expect(offered('red si')).toEqual(['red size:', 'red tag:sizes'])
  expect(offered('!wor')).toEqual(['!tag:Work', '!tag:"Work/To do"'])
  expect(offered('kind:image;vi')).toEqual(['kind:image;video'])
  expect(offered('volume:b')).toEqual(['volume:"Backup 2"'])
  expect(offered('dm:last')).toEqual(['dm:lastweek', 'dm:lastmonth', 'dm:lastyear', 'dm:last7days', 'dm:last30days'])
  expect(offered('is:').length).toBe(6)
  expect([offered('s'), offered('is:hidden'), offered('a '), offered('"si ze'), offered('foo:x')]).toEqual([[], [], [], [], []])
})

test('whatever is offered is understood', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'si', 'kind:', 'tag:', ';', 'is:', 'dm:', '|', '!', '"', ' ', 'w'), {maxLength: 8}),
      (parts) => {
        const text = parts.join('')
        for (const done of offered(text)) {
          const before = parseQuery(text).problems
          const told = parseQuery(done).problems.filter(({code, end}) => !(code === 'noValue' && end === done.length))
          expect([done, told.length <= before.length]).toEqual([done, true])
        }
      },
    ),
  )
})

const clause = (text: string, at: number) => parseQuery(text).clauses[at]!

test('chips are edits of the text', () => {
  const text = 'red  size:>1mb | ext:jpg !is:hidden'
  expect(withoutClause(text, clause(text, 1))).toBe('red !is:hidden')
  expect(withoutClause(text, clause(text, 0))).toBe('size:>1mb | ext:jpg !is:hidden')
  expect(turnedClause(text, clause(text, 2))).toBe('red  size:>1mb | ext:jpg is:hidden')
  expect(turnedClause(text, clause(text, 1))).toBe('red  !size:>1mb !ext:jpg !is:hidden')
})

test('to take a clause out leaves all others as they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', '"b c"', 'x | y', 'size:>1mb', '!is:hidden', 'tag:"to do"'), {minLength: 1, maxLength: 6}),
      (parts) => {
        const text = parts.join('  ')
        const {clauses} = parseQuery(text)
        for (const [at, one] of clauses.entries()) {
          expect(printQuery(parseQuery(withoutClause(text, one)))).toBe(printQuery({clauses: clauses.filter((_, other) => other !== at)}))
        }
      },
    ),
  )
})

test('a key is set, changed and taken away in the text', () => {
  expect(withKey('red', 'kind', {key: 'kind', values: ['image']})).toBe('red kind:image')
  expect(withKey('kind:image red kind:video !kind:audio', 'kind', {key: 'kind', values: ['text']})).toBe('red kind:text !kind:audio')
  expect(withKey('kind:image red', 'kind', undefined)).toBe('red')
  expect(askedBy('red kind:image;video', 'kind')).toEqual({key: 'kind', values: ['image', 'video']})
  expect(askedBy('red !kind:image', 'kind')).toBeUndefined()
})

test('what one still writes asks for nothing yet', () => {
  expect(['red size:', 'red size:>x', 'red size:>x ', 'red siz', 'red |', '"red', 'foo:x a', 'a foo:x'].map(settledText)).toEqual([
    'red',
    'red',
    'red size:>x ',
    'red siz',
    'red',
    '',
    'foo:x a',
    'a foo:x',
  ])
})
