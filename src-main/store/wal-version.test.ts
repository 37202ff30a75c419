import {Buffer} from 'node:buffer'
import {expect, test} from 'vitest'
import type {LibraryFiles} from '../domain/library-files.ts'
import {walVersion} from './wal-version.ts'

const PAGE = 512
const SALT = Buffer.from('0123456789abcdef', 'hex')

function log(...frames: readonly {readonly page: number; readonly bytes: Buffer; readonly salt?: Buffer}[]): Buffer {
  const header = Buffer.alloc(32)
  header.writeUInt32BE(PAGE, 8)
  SALT.copy(header, 16)
  return Buffer.concat([
    header,
    ...frames.flatMap(({page, bytes, salt = SALT}) => {
      const head = Buffer.alloc(24)
      head.writeUInt32BE(page, 0)
      salt.copy(head, 8)
      return [head, bytes]
    }),
  ])
}

function firstPage(version: number): Buffer {
  const page = Buffer.alloc(PAGE)
  page.write('SQLite format 3\0', 'latin1')
  page.writeUInt32BE(version, 60)
  return page
}

const versionOf = (bytes: Buffer): Promise<number> =>
  walVersion('log', {readAt: async (_: string, at: number, length: number) => bytes.subarray(at, at + length)} as unknown as LibraryFiles)

test('the highest version that a first page of this round tells', async () => {
  const other = {page: 2, bytes: Buffer.alloc(PAGE, 9)}
  expect(await versionOf(log({page: 1, bytes: firstPage(2)}, other, {page: 1, bytes: firstPage(7)}))).toBe(7)
  expect(await versionOf(log({page: 1, bytes: firstPage(2)}, {page: 1, bytes: firstPage(7), salt: Buffer.alloc(8)}))).toBe(2)
})

test('a frame whose page was never written, because the program was killed after its head, tells nothing', async () => {
  const leftByAnEarlierRound = Buffer.alloc(PAGE, 0x0e)
  expect(await versionOf(log({page: 1, bytes: firstPage(2)}, {page: 1, bytes: leftByAnEarlierRound}))).toBe(2)
})
