import {Buffer} from 'node:buffer'
import {gzipSync} from 'node:zlib'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {CoreError} from '../../contract/errors.ts'
import {archiveFormats} from '../../domain/archive/format.ts'
import type {PackedNode} from '../../domain/archive/packed-tree.ts'
import type {ArchiveBytes} from './archive-bytes.ts'
import {archiveBytes} from './archive-writer.ts'
import {openArchive} from './open-archive.ts'
import type {PackedFile} from './packed-archive.ts'
import type {ToPack} from './to-pack.ts'

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const named = {mode: 0o644, mtimeNs: 1_600_000_000_123_456_789n}
const file = (path: string, text: string): ToPack => ({
  ...named,
  kind: 'file',
  path: bytesOf(path),
  size: text.length,
  content: () => [bytesOf(text)],
})
const things: readonly ToPack[] = [
  {...named, kind: 'dir', path: bytesOf('top')},
  file('top/a', 'some text '.repeat(30)),
  file(`top/${'n'.repeat(120)}`, 'x'),
  {...named, kind: 'link', path: bytesOf('top/l'), target: bytesOf('a')},
]
const samples = archiveFormats.map((format) => Buffer.concat([...archiveBytes(format, things)]))

const opened = (bytes: Uint8Array) => openArchive(over(bytes), 'pack.zip')
const over = (bytes: Uint8Array): ArchiveBytes => ({
  size: bytes.length,
  read: (offset, length) => bytes.slice(offset, Math.max(offset + length, offset)),
})

function* below(node: PackedNode<PackedFile>): Generator<PackedNode<PackedFile>> {
  yield node
  for (const inner of node.inside?.values() ?? []) yield* below(inner)
}

function readThrough({open, sizeBytes}: PackedFile): void {
  const stream = open()
  for (let left = Math.min(sizeBytes, 1_000_000), length = 1; left > 0 && length > 0; left -= length)
    length = stream.take(Math.min(left, 4096)).length
}

/** Reads all that an archive holds; how it was refused, where it was. */
function readAll(bytes: Uint8Array): string {
  try {
    for (const {name, entry} of below(opened(bytes).top)) {
      expect(name === '' || name === '.' || name === '..' || name.includes('/')).toBe(false)
      if (entry?.kind !== 'file') continue
      readThrough(entry)
    }
    return 'whole'
  } catch (error) {
    if (error instanceof CoreError) return error.code
    throw error
  }
}

test.each(archiveFormats)('%s: what was packed comes out', (format) => {
  const sample = samples[archiveFormats.indexOf(format)]!
  const found = [...below(opened(sample).top)]
  expect(found.map(({name}) => name)).toEqual(['top', 'a', 'n'.repeat(120), 'l'])
  expect(Buffer.from(found[1]!.entry!.open().take(1000)).toString()).toBe('some text '.repeat(30))
  expect([found[3]!.entry!.target, readAll(sample)]).toEqual(['a', 'whole'])
})

test('what gzip packed is read whole, in pieces too, and is refused where its end is missing', () => {
  const text = Array.from({length: 40_000}, (_, no) => String((no * 7919) % 10_007)).join(' ')
  const packed = gzipSync(text)
  const size = (bytes: Uint8Array): number | undefined => opened(bytes).top.entry?.sizeBytes
  expect([size(packed), size(Buffer.concat([packed, packed]))]).toEqual([text.length, text.length * 2])
  for (let cut = 1; cut < packed.length; cut += 4999) expect(() => opened(packed.subarray(0, cut))).toThrow(CoreError)
})

test('files of what gzip packed are read in any order', () => {
  const texts = Array.from({length: 30}, (_, no) => Array.from({length: 20_000}, (__, at) => String((at * (no + 7919)) % 10_007)).join(' '))
  const many = Buffer.concat([
    ...archiveBytes(
      'tar.gz',
      texts.map((text, no) => file(`d/${no}`, text)),
    ),
  ])
  const found = [...opened(many).top.inside!.values()]
  for (const no of [29, 3, 17, 0, 4, 28, 11, 12, 13, 2])
    expect(Buffer.from(found[no]!.entry!.open().take(10_000_000)).equals(Buffer.from(texts[no]!))).toBe(true)
})

test('bytes that were changed anywhere are read, or refused in words, and nothing else happens', () => {
  const change = fc.record({at: fc.nat(), to: fc.oneof(fc.nat(255), fc.constantFrom(0, 0xff, 0x7f))})
  const arbitrary = fc.record({
    sample: fc.constantFrom(...samples),
    changes: fc.array(change, {minLength: 1, maxLength: 6}),
    cut: fc.option(fc.nat()),
  })
  fc.assert(
    fc.property(arbitrary, ({sample, changes, cut}) => {
      const bytes = Uint8Array.from(sample)
      for (const {at, to} of changes) bytes[at % bytes.length] = to
      expect(['whole', 'Damaged', 'Unsupported']).toContain(readAll(cut === null ? bytes : bytes.subarray(0, cut % bytes.length)))
    }),
    {numRuns: 3000},
  )
})
