import {Buffer} from 'node:buffer'
import {spawnSync} from 'node:child_process'
import type {IndexLine} from '../contract/index-subject.ts'

/** What find(1) prints of one entry. */
export interface Found {
  readonly path: Buffer
  readonly type: string
  readonly size: string
  readonly mtime: string
  readonly inode: string
}

/** Lists what is below a folder with find(1), in byte order of the path; `as` runs it as another user. */
export function foundBy(folder: string, as: readonly string[] = []): readonly Found[] {
  const [command, ...words] = [...as, 'find', folder, '-mindepth', '1', '-printf', '%p\\t%y\\t%s\\t%T@\\t%i\\0']
  const {stdout} = spawnSync(command, words, {maxBuffer: 2 ** 30})
  const found: Found[] = []
  for (let from = 0; from < stdout.length;) {
    const end = stdout.indexOf(0, from)
    found.push(foundIn(stdout.subarray(from, end)))
    from = end + 1
  }
  return found.toSorted((a, b) => Buffer.compare(a.path, b.path))
}

/** The name may hold tabs, the four facts behind it do not. */
function foundIn(line: Buffer): Found {
  const facts: string[] = []
  let end = line.length
  for (let at = 0; at < 4; at++) {
    const tab = line.lastIndexOf(0x09, end - 1)
    facts.unshift(line.subarray(tab + 1, end).toString('latin1'))
    end = tab
  }
  const [type, size, mtime, inode] = facts as [string, string, string, string]
  return {path: line.subarray(0, end), type, size, mtime, inode}
}

const types: Readonly<Record<IndexLine['kind'], string>> = {file: 'f', dir: 'd', link: 'l', special: 'pscb'}

/** The same facts of a line of `index list`, with find's own letter where the kind stands for several. */
export function foundOf(line: IndexLine, like: Found | undefined): Found {
  const nanoseconds = BigInt(line.mtimeNs)
  const rest = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n
  return {
    path: Buffer.from(line.pathBase64 ?? line.path, line.pathBase64 === undefined ? 'utf8' : 'base64'),
    type: like && types[line.kind].includes(like.type) ? like.type : types[line.kind],
    size: String(line.sizeBytes),
    mtime: `${(nanoseconds - rest) / 1_000_000_000n}.${String(rest).padStart(9, '0')}0`,
    inode: line.inode,
  }
}

/** Files, folders and bytes, each inode once, as `location list` tells them. */
export function sumsOf(found: readonly Found[]): {readonly files: number; readonly folders: number; readonly bytes: number} {
  const files = found.filter(({type}) => type === 'f')
  const bytes = [...new Map(files.map(({inode, size}) => [inode, Number(size)])).values()].reduce((sum, size) => sum + size, 0)
  return {files: files.length, folders: found.filter(({type}) => type === 'd').length, bytes}
}
