import {expect, test} from 'vitest'
import {type Anchor, isAnchored} from './anchor.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const file: Anchor = {volume: 'v', path: bytes('a/b.txt'), kind: 0, inode: 7n, birthNs: 50n, size: 3, mtimeNs: 60n}
const folder: Anchor = {...file, path: bytes('a'), kind: 1}
const is = (anchor: Anchor, change: Partial<Anchor>): boolean => isAnchored(anchor, {...anchor, ...change})

test('a file is known by inode and birth wherever it is, also when it was edited', () => {
  expect(is(file, {path: bytes('x'), size: 9, mtimeNs: 99n})).toBe(true)
  expect(is(file, {birthNs: 51n})).toBe(false)
  expect(is(file, {volume: 'w'})).toBe(false)
  expect(is(file, {kind: 2})).toBe(false)
})

test('without a birth time its size and time must agree', () => {
  expect(is({...file, birthNs: 0n}, {path: bytes('x')})).toBe(true)
  expect(is({...file, birthNs: 0n}, {path: bytes('x'), size: 9})).toBe(false)
  expect(is({...file, birthNs: 0n}, {size: 9})).toBe(false)
})

test('another inode at the same place is the same file if size and time agree, as on a copied disk', () => {
  expect(is(file, {inode: 8n, birthNs: 99n})).toBe(true)
  expect(is(file, {inode: 8n, mtimeNs: 61n})).toBe(false)
  expect(is(file, {inode: 8n, path: bytes('x')})).toBe(false)
})

test('a folder is known by its birth, else by inode and place together', () => {
  expect(is(folder, {path: bytes('x')})).toBe(true)
  expect(is(folder, {inode: 8n, mtimeNs: 99n})).toBe(true)
  expect(is(folder, {inode: 8n, birthNs: 99n})).toBe(false)
  expect(is({...folder, birthNs: 0n}, {mtimeNs: 99n})).toBe(true)
  expect(is({...folder, birthNs: 0n}, {path: bytes('x')})).toBe(false)
  expect(is(folder, {kind: 4})).toBe(true)
})
