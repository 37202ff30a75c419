import {execFileSync} from 'node:child_process'
import {linkSync, mkdirSync, symlinkSync, truncateSync, utimesSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:net'
import {join} from 'node:path'

/** The path of a name of any bytes in a folder. */
export const bytePath = (folder: Uint8Array | string, name: Uint8Array | string): Buffer<ArrayBuffer> =>
  Buffer.concat([bytesOf(folder), Buffer.from('/'), bytesOf(name)])
const bytesOf = (part: Uint8Array | string): Uint8Array => (typeof part === 'string' ? Buffer.from(part) : part)

/** Names of the longest length of characters of one to four bytes. */
const longest = ['a'.repeat(255), `a${'\u00fc'.repeat(127)}`, '\u20ac'.repeat(85), `abc${'\u{1f98a}'.repeat(63)}`]

const text = [
  'line\nbreak',
  'return\rhere',
  'tab\there',
  'back\bspace',
  'bell\u0007',
  'del\u007f',
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b[2J',
  '\u009b31m c1',
  '\u0085next',
  'invoice\u202efdp.exe',
  '\u2066isolate\u2069',
  'mark\u200e\u200f',
  'arabic\u061c',
  'line\u2028para\u2029',
  '\ufeffbom',
  'zero\u200bwidth',
  'caf\u00e9',
  'cafe\u0301',
  '\u212b',
  '\u00c5',
  'A\u030a',
  '\uac00',
  '\u1100\u1161',
  'case',
  'CASE',
  'Case',
  'stra\u00dfe',
  'STRASSE',
  '\u0130',
  '\u0131',
  '\ufb01',
  'fi',
  'CON',
  'con.txt',
  'PRN',
  'AUX',
  'NUL',
  'COM1',
  'COM\u00b9',
  'LPT1.txt',
  'a:b',
  'a|b',
  '<>',
  'what?',
  'trail.',
  'trail ',
  ' lead',
  '   ',
  '...',
  '~',
  '*',
  '-rf',
  '--',
  '--json',
  '%00',
  '%2f',
  '%2e%2e',
  'sd:',
  'sd%3A',
  'file:\\\\x',
  'back\\slash',
  '"quoted"',
  "it's",
  '`id`',
  '$(id)',
  '${x}',
  '&amp;',
  '<img src=x onerror=alert(1)>',
  '\\xff',
  '\ufffd',
  '\u{10ffff}',
  '\u{e0001}',
  '\ufdd0',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '.hidden',
  '.gitignore',
  '.git',
]

const notUtf8 = [
  [0xff],
  [0xfe, 0xff],
  [0xc0, 0xaf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xe2, 0x82],
  [0x61, 0xff, 0x62],
  [0xc3, 0x28],
  [0x80],
  [0xf0, 0x9f, 0xa6],
]
/** Every name in them has broken something once. */
export const hostileNames: readonly Buffer<ArrayBuffer>[] = [
  ...[...longest, ...text].map((name) => Buffer.from(name)),
  ...notUtf8.map((bytes) => Buffer.from(bytes)),
]

const LEVELS = 600
const LONG_NAME = 'level with a long name '.repeat(6)
const TERABYTE = 2 ** 40

/** The bytes of every name at the top of `names`, and what was made. */
export interface HostileTree {
  readonly names: readonly Buffer<ArrayBuffer>[]
  close(): void
}

/** Makes a tree of every name and kind of file that has ever broken an index, below a folder that is there. */
export function hostileTree(root: string, random: () => number): HostileTree {
  const names = [...hostileNames]
  for (let at = 0; at < 60; at++) names.push(randomName(random))
  mkdirSync(join(root, 'names'))
  for (const name of names) writeFileSync(bytePath(join(root, 'names'), name), name)
  singleBytes(join(root, 'single'))
  folders(join(root, 'folders'))
  links(join(root, 'links'))
  files(join(root, 'files'))
  deep(join(root, 'deep'))
  const server = specials(join(root, 'specials'))
  return {names, close: () => void server.close()}
}

/** Any bytes but the slash and the zero, of any length, no two the same. */
function randomName(random: () => number): Buffer<ArrayBuffer> {
  const bytes = Array.from({length: 8 + Math.floor(random() * 240)}, () => 1 + Math.floor(random() * 255))
  return Buffer.from(bytes.map((byte) => (byte === 0x2f ? 0xff : byte)))
}

function singleBytes(folder: string): void {
  mkdirSync(folder)
  for (let byte = 1; byte < 256; byte++) if (byte !== 0x2f && byte !== 0x2e) writeFileSync(bytePath(folder, Buffer.from([byte])), '')
}

/** The same names as folders, one in the other. */
function folders(folder: string): void {
  mkdirSync(folder)
  let at = bytePath(folder, '.')
  for (const name of ['line\nbreak', '\u001b[31m', '\u202e', ' ', '-rf', Buffer.from([0xff, 0xfe]), 'caf\u00e9', 'cafe\u0301']) {
    at = bytePath(at, name)
    mkdirSync(at)
    writeFileSync(bytePath(at, 'inside'), 'x')
  }
}

function links(folder: string): void {
  mkdirSync(folder)
  for (const [name, target] of [
    ['self', 'self'],
    ['here', '.'],
    ['up', '..'],
    ['top', '/'],
    ['proc', '/proc'],
    ['root', '/proc/self/root'],
    ['zero', '/dev/zero'],
    ['gone', 'nowhere'],
    ['one', 'two'],
    ['two', 'one'],
    ['odd', 'line\nbreak\u202e'],
  ] as const) {
    symlinkSync(target, join(folder, name))
  }
  symlinkSync(Buffer.from([0xff, 0xfe]), join(folder, 'bytes'))
  for (let at = 0; at < 60; at++) symlinkSync(`chain ${at + 1}`, join(folder, `chain ${at}`))
}

function files(folder: string): void {
  mkdirSync(folder)
  for (const name of ['empty', 'also empty', 'sparse', 'old', 'new']) writeFileSync(join(folder, name), '')
  truncateSync(join(folder, 'sparse'), TERABYTE)
  utimesSync(join(folder, 'old'), -1_000_000_000, -1_000_000_000)
  utimesSync(join(folder, 'new'), 9_000_000_000, 9_000_000_000)
  mkdirSync(join(folder, 'more'))
  writeFileSync(join(folder, 'first name'), 'one file of four names')
  for (const name of ['second name', 'more/third name', 'more/fourth name']) linkSync(join(folder, 'first name'), join(folder, name))
}

/** Far deeper than any path can say at once: each level is reached from the one above it. */
function deep(folder: string): void {
  mkdirSync(folder)
  const before = process.cwd()
  try {
    process.chdir(folder)
    for (let level = 0; level < LEVELS; level++) {
      mkdirSync(LONG_NAME)
      process.chdir(LONG_NAME)
    }
    writeFileSync('the lowest file', 'here')
  } finally {
    process.chdir(before)
  }
}

function specials(folder: string): Server {
  mkdirSync(folder)
  execFileSync('mkfifo', [join(folder, 'pipe')])
  if (process.getuid?.() === 0) {
    execFileSync('mknod', [join(folder, 'null'), 'c', '1', '3'])
    execFileSync('mknod', [join(folder, 'loop'), 'b', '7', '250'])
  }
  return createServer().listen(join(folder, 'socket'))
}
