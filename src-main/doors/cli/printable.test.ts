import {expect, test} from 'vitest'
import {columnsOf, printable} from './printable.ts'

test.each([
  ['a\nb', 'a\\x0ab'],
  ['\u001b[31mred', '\\x1b[31mred'],
  ['\u009b2J', '\\x9b2J'],
  ['\u007f', '\\x7f'],
  ['gpj.\u202eexe', 'gpj.\\u{202e}exe'],
  ['\u2066a\u2069', '\\u{2066}a\\u{2069}'],
  ['\u{e0041}', '\\u{e0041}'],
  ['\ud800x', '\\u{d800}x'],
  ['Grüße 日本 👩‍👧 \\x0a', 'Grüße 日本 👩‍👧 \\x0a'],
])('prints %j as %s', (name, text) => expect(printable(name)).toBe(text))

test.each([
  ['abc', 3],
  ['日本', 4],
  ['e\u0301', 1],
  ['', 0],
])('%j takes %i columns', (text, columns) => expect(columnsOf(text)).toBe(columns))
