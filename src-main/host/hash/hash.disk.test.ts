import {execFileSync} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {linuxCalls} from '../native/linux-calls.ts'
import {wasmBlake3} from './blake3.ts'
import {hashCalls} from './hash-calls.ts'
import {type HashFiles, type HashInput, hashStatus, type HashResults} from './hash-results.ts'
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
  it('gives the digests that b3sum gives, or the sample ids of the design', async () => {
    for (const want of ['full', 'sample', 'both'] as const) {
      const results = await make().hashFiles({root: Buffer.from(root), want, files: columns(sizes.map((size) => row(`${size}`)))})
      expect(told(results)).toEqual(
        sizes.map((size) => {
          const [full, sample] = [otherFull(`${size}`), size <= 102_400 ? otherFull(`${size}`) : otherSample(`${size}`)]
          const key = want === 'sample' && size > 102_400 ? `s:${sample}` : `f:${full}`
          return [hashStatus.ok, key, want === 'both' ? sample : '0'.repeat(64)]
        }),
      )
    }
  })

  it('takes absolute paths where there is no root', async () => {
    const file = {...row('4096'), folder: Buffer.from(root)}
    expect(told(await make().hashFiles({want: 'full', files: columns([file])}))[0]![1]).toBe(`f:${otherFull('4096')}`)
  })

  it('tells nothing of a file that is not what its row says', async () => {
    fs.writeFileSync(path.join(root, 'moved'), 'one')
    const old = row('moved')
    fs.writeFileSync(path.join(root, 'moved'), 'two')
    fs.symlinkSync('4096', path.join(root, 'link'))
    fs.mkdirSync(path.join(root, 'folder'))
    const strange: Row[] = [
      old,
      {...row('1'), size: 2},
      {...row('1'), inode: 1n},
      {...row('1'), ctimeNs: 1n},
      {...row('4096'), name: Buffer.from('link')},
      {...row('1'), name: Buffer.from('folder')},
      {...row('1'), name: Buffer.from('nowhere')},
    ]
    const {status} = await make().hashFiles({root: Buffer.from(root), want: 'full', files: columns(strange)})
    for (const name of ['moved', 'link', 'folder']) fs.rmSync(path.join(root, name), {recursive: true})
    const {changed, gone} = hashStatus
    expect([...status]).toEqual([changed, changed, changed, changed, changed, changed, gone])
  })

  it('tells of a folder that is gone or closed once for each of its files, and goes on in the next', async () => {
    fs.mkdirSync(path.join(root, 'in/ner'), {recursive: true})
    for (const name of ['in/a', 'in/b', 'in/ner/c']) fs.writeFileSync(path.join(root, name), name)
    const [a, b, c] = ['in/a', 'in/b', 'in/ner/c'].map(row) as [Row, Row, Row]
    const files = columns([a, {...a, folder: Buffer.from('nowhere')}, b, c, {...c, folder: Buffer.from('in/a')}, row('1')])
    // As the index hands them: files of one folder share its number.
    const input = {root: Buffer.from(root), want: 'full', files: {...files, folder: Uint32Array.of(0, 1, 0, 3, 4, 5)}} satisfies HashInput
    const results = told(await make().hashFiles(input))
    fs.rmSync(path.join(root, 'in'), {recursive: true})
    const {ok, gone, changed} = hashStatus
    expect(results.map(([status]) => status)).toEqual([ok, gone, ok, ok, changed, ok])
    expect([0, 2, 3].map((at) => results[at]![1])).toEqual(
      ['in/a', 'in/b', 'in/ner/c'].map((text) => `f:${otherDigest(Buffer.from(text))}`),
    )
  })

  it('is halted in the midst of a file, and answers others meanwhile', async () => {
    fs.writeFileSync(path.join(root, 'endless'), '')
    fs.truncateSync(path.join(root, 'endless'), 2 ** 43)
    const hashes = make()
    const ask = (names: readonly string[], isHalted?: () => boolean): Promise<HashResults> =>
      hashes.hashFiles({root: Buffer.from(root), want: 'full', files: columns(names.map(row))}, isHalted)
    let halted = false
    const endless = ask(['4096', 'endless', '1'], () => halted)
    expect(told(await ask(['3000001']))[0]![1]).toBe(`f:${otherFull('3000001')}`)
    halted = true
    const results = await endless
    fs.rmSync(path.join(root, 'endless'))
    expect([...results.status]).toEqual([hashStatus.ok, hashStatus.halted, hashStatus.halted])
    expect(told(results)[0]![1]).toBe(`f:${otherFull('4096')}`)
    expect(told(await ask(['1']))[0]![1]).toBe(`f:${otherFull('1')}`)
  })

  it.runIf(process.platform === 'linux')('never waits for a pipe, and never leaves the root by a link', async () => {
    execFileSync('mkfifo', [path.join(root, 'pipe')])
    fs.symlinkSync('/', path.join(root, 'out'))
    const files = [
      {...row('1'), name: Buffer.from('pipe')},
      {...row('1'), folder: Buffer.from(`out${root}`)},
    ]
    const {status} = await make().hashFiles({root: Buffer.from(root), want: 'full', files: columns(files)})
    for (const name of ['pipe', 'out']) fs.rmSync(path.join(root, name))
    expect([...status]).toEqual([hashStatus.changed, hashStatus.changed])
  })
})

it.runIf(calls !== undefined)('leaves no trace on a file of this user', async () => {
  const file = path.join(root, 'traceless')
  fs.writeFileSync(file, 'x')
  // Older than the last change: a read that leaves a trace moves it, also where the volume keeps few of them.
  fs.utimesSync(file, 1, 2)
  const {status} = await hashCalls().hashFiles({root: Buffer.from(root), want: 'full', files: columns([row('traceless')])})
  expect([...status, fs.statSync(file).atimeMs]).toEqual([hashStatus.ok, 1000])
})

it('shows the head of every file to the detector, with its name', async () => {
  const seen: [number, string][] = []
  const detect = (head: Uint8Array, name: Uint8Array): number => seen.push([head.length, Buffer.from(name).toString()])
  const {types} = await hashCalls(detect).hashFiles({
    root: Buffer.from(root),
    want: 'sample',
    files: columns(sizes.map((size) => row(`${size}`))),
  })
  expect([[...types], seen]).toEqual([sizes.map((_, i) => i + 1), sizes.map((size) => [Math.min(size, 4096), `${size}`])])
})

interface Row {
  readonly folder: Uint8Array
  readonly name: Uint8Array
  readonly size: number
  readonly mtimeNs: bigint
  readonly ctimeNs: bigint
  readonly inode: bigint
}

function row(name: string): Row {
  const {size, mtimeNs, ctimeNs, ino} = fs.lstatSync(path.join(root, name), {bigint: true})
  return {
    folder: Buffer.from(path.dirname(name).replace(/^\.$/, '')),
    name: Buffer.from(path.basename(name)),
    size: Number(size),
    mtimeNs,
    ctimeNs,
    inode: BigInt.asIntN(64, ino),
  }
}

// Every row names its folder anew, which costs an opening and changes no answer.
function columns(rows: readonly Row[]): HashFiles {
  const firsts = (parts: readonly Uint8Array[]): Uint32Array =>
    Uint32Array.from([0, ...parts].map((_, at) => parts.slice(0, at).reduce((sum, {length}) => sum + length, 0)))
  const [names, folders] = [rows.map(({name}) => name), rows.map(({folder}) => folder)]
  return {
    size: Float64Array.from(rows, ({size}) => size),
    mtimeNs: BigInt64Array.from(rows, ({mtimeNs}) => mtimeNs),
    ctimeNs: BigInt64Array.from(rows, ({ctimeNs}) => ctimeNs),
    inode: BigInt64Array.from(rows, ({inode}) => inode),
    folder: Uint32Array.from(rows, (_, at) => at),
    nameFirst: firsts(names),
    names: Buffer.concat(names),
    folderFirst: firsts(folders),
    folders: Buffer.concat(folders),
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
