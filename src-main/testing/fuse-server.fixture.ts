import {spawnSync} from 'node:child_process'
import fs from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'

// A volume that shows a folder of this machine, and whose answers its test can hold back. Speaks FUSE 7.31 itself, so that nothing need be
// installed. Run as a child with IPC: MOUNT FOLDER. It says `mounted`, and hears `mute` (takes requests and answers none) and `speak`.
const [mountPoint, backing] = process.argv.slice(2) as [string, string]
const IN_HEADER = 40
const OUT_HEADER = 16
const MAX_WRITE = 1 << 17
/** Requests that want no answer: forget, interrupt, batch forget. */
const SILENT = new Set([2, 36, 42])
const errno: Readonly<Record<string, number>> = {ENOENT: 2, EIO: 5, EEXIST: 17, ENOTDIR: 20, EISDIR: 21, ENOTEMPTY: 39, ENOSYS: 38}
const NOTHING = Buffer.alloc(0)

/** Nodes by number: 1 is the top. A node keeps its number when its name changes. */
const paths = new Map<bigint, string>([[1n, backing]])
const numbers = new Map<string, bigint>([[backing, 1n]])
const open = new Map<bigint, number>()
let nextNode = 2n
let nextHandle = 1n

type Told = (node: bigint, body: Buffer) => Buffer
const answers: Readonly<Record<number, Told>> = {
  /* lookup */ 1: (node, body) => entry(below(node, body)),
  /* getattr */ 3: (node) => Buffer.concat([Buffer.alloc(16), attributes(pathOf(node))]),
  /* setattr */ 4: setAttributes,
  /* readlink */ 5: (node) => fs.readlinkSync(pathOf(node), {encoding: 'buffer'}),
  /* symlink */ 6: (node, body) => {
    const end = body.indexOf(0)
    const path = below(node, body)
    fs.symlinkSync(body.subarray(end + 1, body.indexOf(0, end + 1)), path)
    return entry(path)
  },
  /* mkdir */ 9: (node, body) => {
    const path = below(node, body.subarray(8))
    fs.mkdirSync(path, body.readUInt32LE(0))
    return entry(path)
  },
  /* unlink */ 10: (node, body) => gone(below(node, body), fs.unlinkSync),
  /* rmdir */ 11: (node, body) => gone(below(node, body), fs.rmdirSync),
  /* rename */ 12: (node, body) => renamed(node, {to: body.readBigUInt64LE(0), names: body.subarray(8)}),
  /* open */ 14: (node, body) => opened(fs.openSync(pathOf(node), body.readUInt32LE(0) & 3)),
  /* read */ 15: (_, body) => readFrom(open.get(body.readBigUInt64LE(0))!, body),
  /* write */ 16: (_, body) => writeTo(open.get(body.readBigUInt64LE(0))!, body),
  /* statfs */ 17: statistics,
  /* release */ 18: (_, body) => closed(body.readBigUInt64LE(0)),
  /* fsync */ 20: () => NOTHING,
  /* flush */ 25: () => NOTHING,
  /* init */ 26: initAnswer,
  /* opendir */ 27: () => Buffer.alloc(16),
  /* readdir */ 28: (node, body) => listing(pathOf(node), body),
  /* releasedir */ 29: () => NOTHING,
  /* fsyncdir */ 30: () => NOTHING,
  /* create */ 35: (node, body) => {
    const path = below(node, body.subarray(16))
    const fd = fs.openSync(path, 'wx+', body.readUInt32LE(4) & 0o7777)
    return Buffer.concat([entry(path), opened(fd)])
  },
  /* destroy */ 38: () => NOTHING,
  /* rename2 */ 45: (node, body) => {
    const flags = body.readUInt32LE(8)
    const names = body.subarray(16)
    const to = body.readBigUInt64LE(0)
    // Only that of which nothing is replaced.
    if (flags > 1) throw Object.assign(new Error('no exchange'), {code: 'EINVAL'})
    const target = below(to, names.subarray(names.indexOf(0) + 1))
    if (flags === 1 && fs.existsSync(target)) throw Object.assign(new Error('taken'), {code: 'EEXIST'})
    return renamed(node, {to, names})
  },
}

const fuse = fs.openSync('/dev/fuse', 'r+')
const options = `fd=3,rootmode=40000,user_id=${process.getuid!()},group_id=${process.getgid!()},allow_other`
const {status, stderr} = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'onefold-test', mountPoint], {
  stdio: ['ignore', 'ignore', 'pipe', fuse],
})
if (status !== 0) {
  process.stderr.write(stderr)
  process.exit(1)
}
process.send!('mounted')
let mute = false
let heldBack: Buffer[] = []
process.on('message', (word: 'mute' | 'speak') => {
  mute = word === 'mute'
  if (mute) return
  for (const request of heldBack) answer(request)
  heldBack = []
})
process.on('disconnect', () => process.exit())
const read = promisify(fs.read)
const request = Buffer.alloc(MAX_WRITE + 65_536)
for (;;) {
  const {bytesRead} = await read(fuse, request, 0, request.length, null).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENODEV') process.exit(0)
    if (error.code === 'EINTR' || error.code === 'ENOENT') return {bytesRead: 0}
    throw error
  })
  if (bytesRead === 0) continue
  const whole = Buffer.from(request.subarray(0, bytesRead))
  if (mute) heldBack.push(whole)
  else answer(whole)
}

function answer(asked: Buffer): void {
  const code = asked.readUInt32LE(4)
  if (SILENT.has(code)) return
  const told = toldBy(code, asked)
  const body = typeof told === 'number' ? NOTHING : told
  const header = Buffer.alloc(OUT_HEADER)
  header.writeUInt32LE(OUT_HEADER + body.length, 0)
  header.writeInt32LE(typeof told === 'number' ? -told : 0, 4)
  header.writeBigUInt64LE(asked.readBigUInt64LE(8), 8)
  try {
    fs.writevSync(fuse, body.length > 0 ? [header, body] : [header])
  } catch (error) {
    // Whoever asked was killed meanwhile.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

function toldBy(code: number, asked: Buffer): Buffer | number {
  try {
    const tell = answers[code]
    return tell ? tell(asked.readBigUInt64LE(16), asked.subarray(IN_HEADER)) : errno['ENOSYS']!
  } catch (error) {
    return errno[(error as NodeJS.ErrnoException).code ?? ''] ?? errno['EIO']!
  }
}

function initAnswer(): Buffer {
  const out = Buffer.alloc(64)
  for (const [at, value] of [7, 31, MAX_WRITE, 1 << 5].entries()) out.writeUInt32LE(value, at * 4)
  out.writeUInt16LE(16, 16)
  out.writeUInt16LE(12, 18)
  out.writeUInt32LE(MAX_WRITE, 20)
  out.writeUInt32LE(1, 24)
  return out
}

function pathOf(node: bigint): string {
  const path = paths.get(node)
  if (path === undefined) throw Object.assign(new Error('no such node'), {code: 'ENOENT'})
  return path
}

/** The path of a name that ends with a zero. */
function below(node: bigint, name: Buffer): string {
  return join(pathOf(node), name.toString('utf8', 0, name.indexOf(0)))
}

/** Names and facts are true for no time at all: each is asked for again. */
function entry(path: string): Buffer {
  const facts = attributes(path)
  const node = numbers.get(path) ?? nextNode++
  numbers.set(path, node)
  paths.set(node, path)
  const out = Buffer.alloc(40)
  out.writeBigUInt64LE(node, 0)
  return Buffer.concat([out, facts])
}

function attributes(path: string): Buffer {
  const facts = fs.lstatSync(path, {bigint: true})
  const out = Buffer.alloc(88)
  const wide = [
    facts.ino,
    facts.size,
    facts.blocks,
    facts.atimeNs / 1_000_000_000n,
    facts.mtimeNs / 1_000_000_000n,
    facts.ctimeNs / 1_000_000_000n,
  ]
  for (const [at, value] of wide.entries()) out.writeBigUInt64LE(value, at * 8)
  const narrow = [facts.atimeNs % 1_000_000_000n, facts.mtimeNs % 1_000_000_000n, facts.ctimeNs % 1_000_000_000n, facts.mode, facts.nlink]
  for (const [at, value] of [...narrow, facts.uid, facts.gid, 0n, 4096n].entries()) out.writeUInt32LE(Number(value), 48 + at * 4)
  return out
}

function setAttributes(node: bigint, body: Buffer): Buffer {
  const path = pathOf(node)
  const valid = body.readUInt32LE(0)
  if (valid & (1 << 3)) fs.truncateSync(path, Number(body.readBigUInt64LE(16)))
  if (valid & 1) fs.chmodSync(path, body.readUInt32LE(68) & 0o7777)
  if (valid & ((1 << 4) | (1 << 5))) {
    const time = (at: number, nanoseconds: number): number => Number(body.readBigUInt64LE(at)) + body.readUInt32LE(nanoseconds) / 1e9
    fs.utimesSync(path, time(32, 56), time(40, 60))
  }
  return Buffer.concat([Buffer.alloc(16), attributes(path)])
}

function gone(path: string, take: (path: string) => void): Buffer {
  take(path)
  numbers.delete(path)
  return NOTHING
}

function renamed(node: bigint, {to, names}: {readonly to: bigint; readonly names: Buffer}): Buffer {
  const source = below(node, names)
  const target = below(to, names.subarray(names.indexOf(0) + 1))
  fs.renameSync(source, target)
  const moved = [...numbers].filter(([path]) => path === source || path.startsWith(`${source}/`))
  for (const [path, number] of moved) {
    numbers.delete(path)
    numbers.set(target + path.slice(source.length), number)
    paths.set(number, target + path.slice(source.length))
  }
  return NOTHING
}

function opened(fd: number): Buffer {
  const out = Buffer.alloc(16)
  out.writeBigUInt64LE(nextHandle, 0)
  open.set(nextHandle++, fd)
  return out
}

function closed(handle: bigint): Buffer {
  fs.closeSync(open.get(handle)!)
  open.delete(handle)
  return NOTHING
}

function readFrom(fd: number, body: Buffer): Buffer {
  const out = Buffer.alloc(body.readUInt32LE(16))
  return out.subarray(0, fs.readSync(fd, out, 0, out.length, Number(body.readBigUInt64LE(8))))
}

function writeTo(fd: number, body: Buffer): Buffer {
  const length = body.readUInt32LE(16)
  fs.writeSync(fd, body, 40, length, Number(body.readBigUInt64LE(8)))
  const out = Buffer.alloc(8)
  out.writeUInt32LE(length, 0)
  return out
}

function statistics(): Buffer {
  const out = Buffer.alloc(80)
  for (const [at, blocks] of [1_000_000n, 500_000n, 400_000n, 1000n, 500n].entries()) out.writeBigUInt64LE(blocks, at * 8)
  for (const [at, value] of [4096, 255, 4096].entries()) out.writeUInt32LE(value, 40 + at * 4)
  return out
}

/** All entries from an offset on that have room. */
function listing(path: string, body: Buffer): Buffer {
  const [from, size] = [Number(body.readBigUInt64LE(8)), body.readUInt32LE(16)]
  const all = fs.readdirSync(path, {withFileTypes: true}).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const parts: Buffer[] = []
  let length = 0
  for (const [at, one] of all.entries()) {
    if (at < from) continue
    const name = Buffer.from(one.name)
    const part = Buffer.alloc(24 + Math.ceil(name.length / 8) * 8)
    part.writeBigUInt64LE(fs.lstatSync(join(path, one.name), {bigint: true}).ino, 0)
    part.writeBigUInt64LE(BigInt(at + 1), 8)
    part.writeUInt32LE(name.length, 16)
    part.writeUInt32LE(one.isDirectory() ? 4 : one.isSymbolicLink() ? 10 : 8, 20)
    name.copy(part, 24)
    if (length + part.length > size) break
    length += part.length
    parts.push(part)
  }
  return Buffer.concat(parts)
}
