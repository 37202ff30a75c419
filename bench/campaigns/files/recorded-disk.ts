import {spawnSync} from 'node:child_process'
import {closeSync, openSync, readSync, statSync, writeSync, writevSync} from 'node:fs'
import {putRecord} from './disk-log.ts'

// A folder of disk images whose every write and flush is written down: what a loop device over one of them does is known call by call.
// Speaks FUSE 7.31 itself, so that nothing need be installed. Run as a program: MOUNT LOG IMAGE…
const [mountPoint, logPath, ...images] = process.argv.slice(2) as [string, string, ...string[]]
const IN_HEADER = 40
const OUT_HEADER = 16
const MAX_WRITE = 1 << 20
/** Requests that want no answer: forget, interrupt, batch forget. */
const SILENT = new Set([2, 36, 42])
const errno = {ENOENT: 2, ENOSYS: 38}
const FIRST = 2n

/** The answer's body, or an errno, by the number of what is asked for. */
type Told = (node: bigint, body: Buffer) => Buffer | number
const NOTHING = Buffer.alloc(0)
const known = (node: bigint): Buffer => Buffer.concat([Buffer.alloc(16), attributes(node)])
const opened = (): Buffer => Buffer.alloc(16)
const fine = (): Buffer => NOTHING
const answers: Readonly<Record<number, Told>> = {
  /* lookup */ 1: (_, body) => entry(body.toString('latin1', 0, body.length - 1)),
  /* getattr */ 3: known,
  /* setattr */ 4: known,
  /* open */ 14: opened,
  /* read */ 15: (node, body) => read(disks[Number(node - FIRST)]!, body),
  /* write */ 16: (node, body) => write(Number(node - FIRST), body),
  /* statfs */ 17: () => Buffer.alloc(80),
  /* release */ 18: fine,
  /* fsync */ 20: (node) => flushed(Number(node - FIRST)),
  /* flush */ 25: fine,
  /* init */ 26: initAnswer,
  /* opendir */ 27: opened,
  /* releasedir */ 29: fine,
  /* destroy */ 38: fine,
}

const disks = images.map((image) => ({fd: openSync(image, 'r+'), size: statSync(image).size}))
const log = openSync(logPath, 'a')
const fuse = openSync('/dev/fuse', 'r+')
const options = `fd=3,rootmode=40000,user_id=0,group_id=0,max_read=${MAX_WRITE}`
const {status, stderr} = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'onefold-disks', mountPoint], {
  stdio: ['ignore', 'ignore', 'pipe', fuse],
})
if (status !== 0) {
  process.stderr.write(stderr)
  process.exit(1)
}
process.send?.('mounted')
const request = Buffer.alloc(MAX_WRITE + 65_536)
for (let length = next(); length > 0; length = next()) answer(request.subarray(0, length))
for (const {fd} of disks) closeSync(fd)
process.exit(0)

/** The next request's length; 0 when nobody can ask any more. */
function next(): number {
  for (;;) {
    try {
      return readSync(fuse, request)
    } catch (error) {
      const {code} = error as NodeJS.ErrnoException
      if (code === 'ENODEV') return 0
      if (code !== 'EINTR' && code !== 'ENOENT') throw error
    }
  }
}

function answer(asked: Buffer): void {
  const code = asked.readUInt32LE(4)
  const unique = asked.readBigUInt64LE(8)
  if (SILENT.has(code)) return
  const told = answers[code]?.(asked.readBigUInt64LE(16), asked.subarray(IN_HEADER)) ?? errno.ENOSYS
  const body = typeof told === 'number' ? NOTHING : told
  const header = Buffer.alloc(OUT_HEADER)
  header.writeUInt32LE(OUT_HEADER + body.length, 0)
  header.writeInt32LE(typeof told === 'number' ? -told : 0, 4)
  header.writeBigUInt64LE(unique, 8)
  writevSync(fuse, body.length > 0 ? [header, body] : [header])
}

function initAnswer(): Buffer {
  const out = Buffer.alloc(64)
  for (const [at, value] of [7, 31, MAX_WRITE, 1 | (1 << 5) | (1 << 22)].entries()) out.writeUInt32LE(value, at * 4)
  out.writeUInt16LE(16, 16)
  out.writeUInt16LE(12, 18)
  out.writeUInt32LE(MAX_WRITE, 20)
  out.writeUInt32LE(1, 24)
  out.writeUInt16LE(MAX_WRITE / 4096, 28)
  return out
}

/** The images are named by their numbers. */
function entry(name: string): Buffer | number {
  const number = Number(name)
  if (!/^\d+$/.test(name) || !disks[number]) return errno.ENOENT
  const out = Buffer.alloc(40)
  out.writeBigUInt64LE(FIRST + BigInt(number), 0)
  return Buffer.concat([out, attributes(FIRST + BigInt(number))])
}

function attributes(node: bigint): Buffer {
  const out = Buffer.alloc(88)
  const disk = disks[Number(node - FIRST)]
  out.writeBigUInt64LE(node, 0)
  out.writeBigUInt64LE(BigInt(disk?.size ?? 0), 8)
  out.writeUInt32LE(disk ? 0o100600 : 0o40700, 60)
  out.writeUInt32LE(1, 64)
  out.writeUInt32LE(4096, 80)
  return out
}

function read({fd}: {readonly fd: number}, body: Buffer): Buffer {
  const out = Buffer.alloc(body.readUInt32LE(16))
  return out.subarray(0, readSync(fd, out, 0, out.length, Number(body.readBigUInt64LE(8))))
}

function write(disk: number, body: Buffer): Buffer {
  const offset = Number(body.readBigUInt64LE(8))
  const length = body.readUInt32LE(16)
  const data = body.subarray(40, 40 + length)
  writeSync(disks[disk]!.fd, data, 0, length, offset)
  putRecord(log, {kind: 'write', disk, offset, data})
  const out = Buffer.alloc(8)
  out.writeUInt32LE(length, 0)
  return out
}

function flushed(disk: number): Buffer {
  putRecord(log, {kind: 'flush', disk})
  return NOTHING
}
