import {pathToFileURL} from 'node:url'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {ContentKey} from '../contract/ids.ts'
import {contentAddress, deviceAddress, fileAddress, parseTarget, volumeAddress} from './address.ts'
import {absolutePath} from './byte-path.ts'

const of = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text))
const ID = '0198f2a0-7c11-7d3e-8a4b-5c6d7e8f9a0b'
const HASH = '0123456789abcdef'.repeat(4)

const name = fc
  .uint8Array({min: 1, max: 255, minLength: 1, maxLength: 20})
  .filter((bytes) => !bytes.includes(0x2f) && !['.', '..'].includes(Buffer.from(bytes).toString()))
const anyPath = fc.array(name, {maxLength: 5}).map((names) => absolutePath(names))

describe('addresses', () => {
  it('bring back any bytes', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(parseTarget(volumeAddress(ID, path))).toEqual({kind: 'volume', volume: ID, path})
        expect(parseTarget(deviceAddress(ID, path))).toEqual({kind: 'device', device: ID, path})
        expect(parseTarget(fileAddress(path))).toEqual({kind: 'path', path})
      }),
    )
  })

  it('consist of RFC 3986 characters only', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(volumeAddress(ID, path)).toMatch(/^sd:\/\/volume\/[0-9a-f-]{36}\/(?:[A-Za-z0-9\-._~/]|%[0-9A-F]{2})*$/)
      }),
    )
  })

  it('name the file that a URL of the platform names', () => {
    fc.assert(
      fc.property(
        fc
          .string({unit: 'grapheme', minLength: 1})
          .filter((text) => !/[\0/]/.test(text) && text !== '.' && text !== '..' && text.isWellFormed()),
        (text) => {
          expect(parseTarget(pathToFileURL(`/${text}`).href)).toEqual({kind: 'path', path: of(`/${text}`)})
        },
      ),
    )
  })

  it.each([
    ['/a/b', {kind: 'path', path: of('/a/b')}],
    ['/a//./b/../c/', {kind: 'path', path: of('/a/c')}],
    ['/..', {kind: 'path', path: of('/')}],
    ['/100%25?#', {kind: 'path', path: of('/100%25?#')}],
    [`sd://volume/${ID}`, {kind: 'volume', volume: ID, path: of('/')}],
    [`sd://volume/${ID}/`, {kind: 'volume', volume: ID, path: of('/')}],
    [`SD://Volume/${ID.toUpperCase()}/A%20b//c/`, {kind: 'volume', volume: ID, path: of('/A b/c')}],
    [`sd://volume/${ID}/ä ö`, {kind: 'volume', volume: ID, path: of('/ä ö')}],
    [`sd://${ID}/etc/%FF`, {kind: 'device', device: ID, path: Uint8Array.from([...of('/etc/'), 0xff])}],
    [`sd://content/f:${HASH}`, {kind: 'content', key: `f:${HASH}`}],
    [`sd://content/s%3A${HASH}`, {kind: 'content', key: `s:${HASH}`}],
    [ID, {kind: 'entry', id: ID}],
    [ID.toUpperCase(), {kind: 'entry', id: ID}],
    [`/${ID}`, {kind: 'path', path: of(`/${ID}`)}],
  ])('%s is read', (text, expected) => {
    expect(parseTarget(text)).toEqual(expected)
  })

  it.each([
    '',
    'a',
    './a',
    '~/a',
    '/a\0b',
    'C:\\a',
    '/\ud800',
    'sd://',
    'sd:///a',
    'sd://volume',
    'sd://volume/x/y',
    'sd://content/',
    `sd://content/x:${HASH}`,
    `sd://content/f:${HASH.toUpperCase()}`,
    `sd://volume/${ID}/a/../b`,
    `sd://volume/${ID}/%2e%2E/b`,
    `sd://volume/${ID}/a%2Fb`,
    `sd://volume/${ID}/a%00b`,
    `sd://volume/${ID}/100%`,
    `sd://volume/${ID}/%zz`,
    `sd://volume/${ID}/a?b`,
    `sd://volume/${ID}/a#b`,
    'sd://device/a',
    'file://host/a',
  ])('%j is refused with a sentence', (text) => {
    expect(parseTarget(text)).toEqual({kind: 'bad', reason: expect.stringMatching(/^.+\.$/s)})
  })

  it('takes paths of Windows where the machine has them', () => {
    expect(parseTarget('C:\\a', 'windows')).toEqual({kind: 'path', path: of('C:\\a')})
  })

  it('writes content keys', () => {
    expect(contentAddress(`f:${HASH}` as ContentKey)).toBe(`sd://content/f:${HASH}`)
  })
})
