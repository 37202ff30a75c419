import {expect, it} from 'vitest'
import {parseFilter} from './parse-filter.ts'

it.each([
  ['', undefined],
  ['   ', undefined],
  ['notes', {query: 'notes'}],
  ['Old notes', {query: 'Old notes'}],
  ['*.jpg', {query: '', ext: ['jpg']}],
  ['*.tar.gz *.zip', {query: '', ext: ['tar.gz', 'zip']}],
  ['img*', {query: 'img'}],
  ['a*b', {query: 'a b'}],
  ['size:>10mb', {query: '', minSize: 10_000_001, kind: ['file']}],
  ['size:>=1.5KB', {query: '', minSize: 1_500, kind: ['file']}],
  ['size:<2g', {query: '', maxSize: 1_999_999_999, kind: ['file']}],
  ['size:1mb..2mb', {query: '', minSize: 1_000_000, maxSize: 2_000_000, kind: ['file']}],
  ['size:>1mb size:<=3mb', {query: '', minSize: 1_000_001, maxSize: 3_000_000, kind: ['file']}],
  ['trip *.jpg size:>1mb', {query: 'trip', ext: ['jpg'], minSize: 1_000_001, kind: ['file']}],
  // What is half written is looked for as it stands.
  ['size:', {query: 'size:'}],
  ['size:>', {query: 'size:>'}],
  ['*.', {query: '.'}],
] as const)('“%s”', (text, expected) => {
  expect(parseFilter(text)).toEqual(expected)
})
