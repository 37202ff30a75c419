import {joinPath} from '../../domain/byte-path.ts'
import {bytesOfText} from '../../domain/ignore/byte-text.ts'
import {type ChainFile, chainFiles, type IgnoreChain} from '../../domain/ignore/ignore-chain.ts'
import {type IgnoreFile, readIgnoreFile} from '../../domain/ignore/ignore-file.ts'
import {compileRules, type Rules} from '../../domain/rules.ts'
import {type HeldFolder, holdAt, within} from '../native/node-paths.ts'
import type {WalkError} from '../walk-chunk.ts'
import {gitFolderOf} from './git-folder.ts'
import {readSmallFile} from './small-file.ts'
import {rulesError} from './walk-error.ts'

/** The .gitignore files of a location, each read when its folder or one below it is asked for. */
export interface IgnoreFiles {
  /** What counts in a folder: byte text below the place of the rules. `found` is what a listing of it told; without one the disk is asked. */
  chainOf(folder: string, found?: FoundFiles): IgnoreChain | undefined
}

export interface FoundFiles {
  /** It has a regular file `.gitignore`. */
  readonly ignoreFile: boolean
  /** It has something that is called `.git`. */
  readonly git: boolean
}

export interface IgnorePlace {
  /** Absolute path of the place of the rules, raw bytes. */
  readonly root: Uint8Array
  readonly rules: Rules
  onError(error: WalkError): void
}

/** Opens the files of rules below a place. Nothing above it counts, and a repository begins anew wherever it stands. */
export function openIgnoreFiles(place: IgnorePlace): IgnoreFiles {
  const known = new Map<string, IgnoreChain | undefined>()
  const keep = (folder: string, chain: IgnoreChain | undefined): IgnoreChain | undefined => {
    known.delete(folder)
    known.set(folder, chain)
    // The oldest: a walk goes deep first, so it is rarely asked for again, and then read again.
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value!)
    return chain
  }
  const own = (folder: string, above: IgnoreChain | undefined, found?: FoundFiles): IgnoreChain | undefined =>
    place.rules.readsFilesIn(folder) ? ownChain(place, {folder, above, found}) : undefined
  const above = (folder: string): IgnoreChain | undefined => {
    const waiting: string[] = []
    let at: string | undefined = folderAbove(folder)
    for (; at !== undefined && !known.has(at); at = folderAbove(at)) waiting.push(at)
    let chain = at === undefined ? undefined : keep(at, known.get(at))
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) chain = keep(next, own(next, chain))
    return chain
  }
  return {
    chainOf: (folder, found) =>
      found === undefined && known.has(folder) ? known.get(folder) : keep(folder, own(folder, above(folder), found)),
  }
}

export interface FilesInput {
  /** Absolute path of the place of the rules, raw bytes. */
  readonly root: Uint8Array
  readonly rules: readonly string[]
  /** Byte text below it. */
  readonly folder: string
}

/** The files of rules that count in one folder, the deepest first; what cannot be read does not count. */
export function ignoreFilesIn({root, rules, folder}: FilesInput): readonly ChainFile[] {
  return chainFiles(openIgnoreFiles({root, rules: compileRules(rules), onError: () => undefined}).chainOf(folder))
}

const MOST_KNOWN = 4096

const folderAbove = (folder: string): string | undefined =>
  folder === '' ? undefined : folder.slice(0, Math.max(folder.lastIndexOf('/'), 0))

interface Own {
  readonly folder: string
  readonly above: IgnoreChain | undefined
  readonly found: FoundFiles | undefined
}

function ownChain(place: IgnorePlace, {folder, above, found}: Own): IgnoreChain | undefined {
  if (found && !found.ignoreFile && !found.git) return above
  const held = holding(place.root, folder)
  if (!held) return above
  try {
    const base = folder === '' ? '' : `${folder}/`
    const git = found?.git === false ? undefined : gitFolderOf(held)
    const exclude =
      git && fileAt(place, {path: within({...held, at: git}, excludeName), shown: `${base}.git/info/exclude`, followLinks: true})
    const inRepository = git ? chained({name: '.git/info/exclude', base, file: exclude}, undefined) : above
    const file =
      found?.ignoreFile === false
        ? undefined
        : fileAt(place, {path: within(held, ignoreName), shown: `${base}.gitignore`, followLinks: false})
    return chained({name: '.gitignore', base, file}, inRepository)
  } finally {
    held.close()
  }
}

const ignoreName = Buffer.from('.gitignore')
const excludeName = Buffer.from('info/exclude')

const chained = (
  {file, ...rest}: Pick<IgnoreChain, 'name' | 'base'> & {readonly file: IgnoreFile | undefined},
  above: IgnoreChain | undefined,
): IgnoreChain | undefined => (file ? {...rest, file, above} : above)

// A folder that went meanwhile holds no rules.
function holding(root: Uint8Array, folder: string): HeldFolder | undefined {
  try {
    return holdAt(root, bytesOfText(folder))
  } catch {
    return undefined
  }
}

interface RulesFile {
  readonly path: Buffer
  /** Byte text below the place of the rules. */
  readonly shown: string
  readonly followLinks: boolean
}

function fileAt({root, onError}: IgnorePlace, {path, shown, followLinks}: RulesFile): IgnoreFile | undefined {
  const read = readSmallFile(path, {atMost: LARGEST, followLinks})
  if (typeof read === 'number') onError(rulesError(joinPath(root, bytesOfText(shown)), read))
  return read instanceof Uint8Array ? readIgnoreFile(read) : undefined
}

const LARGEST = 1024 * 1024
