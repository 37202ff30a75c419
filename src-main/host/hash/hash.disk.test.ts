import {execFileSync} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {linuxCalls} from '../native/linux-calls.ts'
import {wasmBlake3} from './blake3.ts'
import {hashCalls} from './hash-calls.ts'
import {hashStatus, type HashFile, type HashResults} from './hash-results.ts'
import {LinuxOpenFiles} from './linux-open-files.ts'
import {NodeOpenFiles} from './node-open-files.ts'

const calls = linuxCalls()
const forms = [
  ...(calls === undefined ? [] : [{name: 'native', make: () => hashCalls(undefined, () => new LinuxOpenFiles(calls))}]),
  {name: 'node:fs', make: () => hashCalls(undefined, () => new NodeOpenFiles())},
]
const sizes = [0, 1, 4096, 102_400, 102_401, 1_048_576, 3_000_001]
let root = ''

beforeAll(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-hash-'))
  for (const size of sizes) fs.writeFileSync(path.join(root, `${size}`), randomBytes(size))
})
afterAll(() => fs.rmSync(root, {recursive: true}))

describe.each(forms)('hashFiles by $name', ({make}) => {
  it('gives the digests that b3sum gives, or the sample ids of the design', () => {
    for (const want of ['full', 'sample', 'both'] as const) {
      const results = make().hashFiles({root: Buffer.from(root), files: sizes.map((size) => row(`${size}`, want))})
      expect(told(results)).toEqual(
        sizes.map((size) => {
          const [full, sample] = [otherFull(`${size}`), size <= 102_400 ? otherFull(`${size}`) : otherSample(`${size}`)]
          const key = want === 'sample' && size > 102_400 ? `s:${sample}` : `f:${full}`
          return [hashStatus.ok, key, want === 'both' ? sample : '0'.repeat(64)]
        }),
      )
    }
  })

  it('takes absolute paths where there is no root', () => {
    const file = {...row('4096', 'full'), path: Buffer.from(path.join(root, '4096'))}
    expect(told(make().hashFiles({files: [file]}))[0]![1]).toBe(`f:${otherFull('4096')}`)
  })

  it('tells nothing of a file that is not what its row says', () => {
    fs.writeFileSync(path.join(root, 'moved'), 'one')
    const old = row('moved', 'full')
    fs.writeFileSync(path.join(root, 'moved'), 'two')
    fs.symlinkSync('4096', path.join(root, 'link'))
    fs.mkdirSync(path.join(root, 'folder'))
    const strange: HashFile[] = [
      old,
      {...row('1', 'full'), size: 2},
      {...row('1', 'full'), inode: 1n},
      {...row('1', 'full'), ctimeNs: 1n},
      {...row('4096', 'full'), path: Buffer.from('link')},
      {...row('1', 'full'), path: Buffer.from('folder')},
      {...row('1', 'full'), path: Buffer.from('nowhere')},
    ]
    const {status} = make().hashFiles({root: Buffer.from(root), files: strange})
    for (const name of ['moved', 'link', 'folder']) fs.rmSync(path.join(root, name), {recursive: true})
    const {changed, gone} = hashStatus
    expect([...status]).toEqual([changed, changed, changed, changed, changed, changed, gone])
  })

  it.runIf(process.platform === 'linux')('never waits for a pipe, and never leaves the root by a link', () => {
    execFileSync('mkfifo', [path.join(root, 'pipe')])
    fs.symlinkSync('/', path.join(root, 'out'))
    const files = ['pipe', `out${path.join(root, '1')}`].map((at) => ({...row('1', 'full'), path: Buffer.from(at)}))
    const {status} = make().hashFiles({root: Buffer.from(root), files})
    for (const name of ['pipe', 'out']) fs.rmSync(path.join(root, name))
    expect([...status]).toEqual([hashStatus.changed, hashStatus.changed])
  })
})

it('shows the head of every file to the detector, with its name', () => {
  const seen: [number, string][] = []
  const detect = (head: Uint8Array, name: Uint8Array): number => seen.push([head.length, Buffer.from(name).toString()])
  const {types} = hashCalls(detect).hashFiles({root: Buffer.from(root), files: sizes.map((size) => row(`${size}`, 'sample'))})
  expect([[...types], seen]).toEqual([sizes.map((_, i) => i + 1), sizes.map((size) => [Math.min(size, 4096), `${size}`])])
})

function row(name: string, want: HashFile['want']): HashFile {
  const stats = fs.lstatSync(path.join(root, name), {bigint: true})
  return {
    path: Buffer.from(name),
    size: Number(stats.size),
    mtimeNs: stats.mtimeNs,
    ctimeNs: stats.ctimeNs,
    inode: BigInt.asIntN(64, stats.ino),
    want,
  }
}

function told({status, kind, keys, samples}: HashResults): readonly (readonly [number, string, string])[] {
  const hex = (column: Uint8Array, i: number): string => Buffer.from(column.subarray(i * 32, i * 32 + 32)).toString('hex')
  return [...status].map((state, i) => [state, `${String.fromCharCode(kind[i]!)}:${hex(keys, i)}`, hex(samples, i)])
}

function otherDigest(bytes: Buffer): string {
  try {
    return execFileSync('b3sum', ['--no-names'], {input: bytes, encoding: 'utf8'}).trim()
  } catch {
    // b3sum is not installed: the other implementation of BLAKE3 stands in.
    return Buffer.from(wasmBlake3().hash(bytes)).toString('hex')
  }
}

function otherFull(name: string): string {
  return otherDigest(fs.readFileSync(path.join(root, name)))
}

// The sample id by its definition, over the whole bytes.
function otherSample(name: string): string {
  const all = fs.readFileSync(path.join(root, name))
  const size = Buffer.alloc(8)
  size.writeBigUInt64LE(BigInt(all.length))
  const step = Math.floor((all.length - 16384) / 4)
  const inner = [0, 1, 2, 3].map((i) => all.subarray(8192 + i * step, 8192 + i * step + 10240))
  return otherDigest(Buffer.concat([Buffer.from('onefold/sample/1'), size, all.subarray(0, 8192), ...inner, all.subarray(-8192)]))
}
