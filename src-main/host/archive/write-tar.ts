import {Buffer} from 'node:buffer'
import {TAR_BLOCK} from '../../domain/archive/tar-reader.ts'
import type {ToPack} from './to-pack.ts'

/** The bytes of a TAR archive in the form of POSIX (pax), which holds names of any length and times to the nanosecond. */
export function* tarBytes(things: Iterable<ToPack>): Generator<Uint8Array> {
  for (const thing of things) {
    yield headerOf(thing)
    if (thing.kind !== 'file') continue
    yield* thing.content()
    yield new Uint8Array(padding(thing.size))
  }
  yield new Uint8Array(2 * TAR_BLOCK)
}

const padding = (bytes: number): number => (TAR_BLOCK - (bytes % TAR_BLOCK)) % TAR_BLOCK
const types = {file: '0', dir: '5', link: '2'} as const
const NAME_BYTES = 100
const MOST_OCTAL = 0o77777777777

function headerOf(thing: ToPack): Uint8Array {
  const path = thing.kind === 'dir' ? Buffer.concat([thing.path, Buffer.from('/')]) : Buffer.from(thing.path)
  const target = thing.kind === 'link' ? Buffer.from(thing.target) : Buffer.alloc(0)
  const size = thing.kind === 'file' ? thing.size : 0
  const seconds = floorSeconds(thing.mtimeNs)
  const records = [
    ...(path.length > NAME_BYTES ? [record('path', path)] : []),
    ...(target.length > NAME_BYTES ? [record('linkpath', target)] : []),
    ...(size > MOST_OCTAL ? [record('size', Buffer.from(String(size)))] : []),
    ...(thing.mtimeNs % 1_000_000_000n !== 0n || seconds < 0 ? [record('mtime', Buffer.from(decimal(thing.mtimeNs)))] : []),
  ]
  const own = block({path, type: types[thing.kind], mode: thing.mode & 0o7777, size, seconds: Math.max(seconds, 0), target})
  if (records.length === 0) return own
  const body = Buffer.concat(records)
  const before = block({path: Buffer.from('PaxHeader'), type: 'x', mode: 0o644, size: body.length, seconds: 0, target: Buffer.alloc(0)})
  return Buffer.concat([before, body, Buffer.alloc(padding(body.length)), own])
}

const floorSeconds = (ns: bigint): number => Math.floor(Number(ns / 1_000_000n) / 1000)

function decimal(ns: bigint): string {
  const absolute = ns < 0n ? -ns : ns
  const fraction = String(absolute % 1_000_000_000n).padStart(9, '0')
  return `${ns < 0n ? '-' : ''}${absolute / 1_000_000_000n}.${fraction}`
}

/** `LENGTH KEY=VALUE`, where the length counts its own digits. */
function record(key: string, value: Buffer): Buffer {
  const rest = Buffer.concat([Buffer.from(` ${key}=`), value, Buffer.from('\n')])
  let length = rest.length
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return Buffer.concat([Buffer.from(String(length)), rest])
}

interface Block {
  readonly path: Buffer
  readonly type: string
  readonly mode: number
  readonly size: number
  readonly seconds: number
  readonly target: Buffer
}

/** It names no owner: who unpacks it owns what comes out. */
function block({path, type, mode, size, seconds, target}: Block): Buffer {
  const bytes = Buffer.alloc(TAR_BLOCK)
  path.copy(bytes, 0, 0, NAME_BYTES)
  octal(bytes, mode, {at: 100, digits: 7})
  octal(bytes, 0, {at: 108, digits: 7})
  octal(bytes, 0, {at: 116, digits: 7})
  octal(bytes, size > MOST_OCTAL ? 0 : size, {at: 124, digits: 11})
  octal(bytes, Math.min(seconds, MOST_OCTAL), {at: 136, digits: 11})
  bytes.write(type, 156, 'latin1')
  target.copy(bytes, 157, 0, NAME_BYTES)
  bytes.write('ustar\u000000', 257, 'latin1')
  bytes.fill(0x20, 148, 156)
  const sum = bytes.reduce((all, byte) => all + byte, 0)
  octal(bytes, sum, {at: 148, digits: 6})
  bytes[154] = 0
  return bytes
}

function octal(bytes: Buffer, value: number, {at, digits}: {readonly at: number; readonly digits: number}): void {
  bytes.write(value.toString(8).padStart(digits, '0'), at, 'latin1')
}
