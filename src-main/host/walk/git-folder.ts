import fs from 'node:fs'
import {joinPath} from '../../domain/byte-path.ts'
import {type HeldFolder, within} from '../native/node-paths.ts'
import {readSmallFile} from './small-file.ts'

/**
 * The folder that a repository at `folder` keeps its own files in; undefined where no repository begins there. Git's rule: a folder `.git`,
 * or a file `.git` that leads to one, counts only if it has a HEAD, `objects` and `refs`.
 */
export function gitFolderOf(folder: HeldFolder): Buffer | undefined {
  const named = within(folder, dotGit)
  try {
    const own = fs.statSync(named).isDirectory() ? named : linkedFolder(folder)
    if (!own || !hasHead(own)) return undefined
    const common = commonFolder(own)
    return ['objects', 'refs'].every((name) => fs.statSync(below(common, name)).isDirectory()) ? common : undefined
  } catch {
    // Whatever cannot be read begins no repository, for git as well.
    return undefined
  }
}

const dotGit = Buffer.from('.git')
const below = (folder: Buffer, name: string): Buffer => Buffer.from(joinPath(folder, Buffer.from(name)))

/** `gitdir: PATH`, as worktrees and submodules have it. */
function linkedFolder(folder: HeldFolder): Buffer | undefined {
  const text = textOf(within(folder, dotGit))
  return text?.startsWith('gitdir: ') ? resolved(folder.at, text.slice(8)) : undefined
}

/** A worktree shares all but its HEAD with the repository that it was made from. */
function commonFolder(own: Buffer): Buffer {
  const text = fs.existsSync(below(own, 'commondir')) ? textOf(below(own, 'commondir')) : undefined
  return text === undefined ? own : resolved(own, text)
}

function resolved(from: Buffer, path: string): Buffer {
  const bytes = Buffer.from(path.replace(/[\r\n]+$/, ''), 'latin1')
  return bytes[0] === SLASH ? bytes : Buffer.from(joinPath(from, bytes))
}
const SLASH = 0x2f

function hasHead(own: Buffer): boolean {
  const head = below(own, 'HEAD')
  if (fs.lstatSync(head).isSymbolicLink()) return fs.readlinkSync(head).startsWith('refs/')
  const text = textOf(head)
  return text !== undefined && /^(?:ref:\s*refs\/|[0-9a-fA-F]{40})/.test(text)
}

function textOf(path: Buffer): string | undefined {
  const read = readSmallFile(path, {atMost: 65_536, followLinks: true})
  return read instanceof Uint8Array ? Buffer.from(read).toString('latin1') : undefined
}
