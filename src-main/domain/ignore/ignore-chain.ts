import {displayName} from '../display-path.ts'
import type {Rules, Verdict} from '../rules.ts'
import {bytesOfText, byteText} from './byte-text.ts'
import {type IgnoreFile, readIgnoreFile} from './ignore-file.ts'

/** The files of rules that count in a folder: its own first, then those of the folders above, up to the top of the repository. */
export interface IgnoreChain {
  /** `.gitignore`, or a repository's own file. */
  readonly name: string
  /** The folder that its lines begin at: byte text below the place of the rules, empty or with a slash at its end. */
  readonly base: string
  readonly file: IgnoreFile
  readonly above: IgnoreChain | undefined
}

/** One file of a chain as it goes from thread to thread. */
export interface ChainFile extends Pick<IgnoreChain, 'name' | 'base'> {
  readonly bytes: Uint8Array
}

export function chainFiles(chain: IgnoreChain | undefined): readonly ChainFile[] {
  const files: ChainFile[] = []
  for (let at = chain; at; at = at.above) files.push({name: at.name, base: at.base, bytes: at.file.bytes})
  return files
}

export function chainFrom(files: readonly ChainFile[]): IgnoreChain | undefined {
  return files.reduceRight<IgnoreChain | undefined>((above, {name, base, bytes}) => {
    const file = readIgnoreFile(bytes)
    return file ? {name, base, file, above} : above
  }, undefined)
}

/** Whether a name is one that decides which files of rules count, or is such a file. */
export function isNameOfRules(name: Uint8Array): boolean {
  const text = byteText(name)
  return text === '.gitignore' || text === '.git'
}

interface Named {
  /** What stands before the name: byte text below the place of the rules, empty or with a slash at its end. */
  readonly above: string
  /** Byte text. */
  readonly name: string
  readonly isFolder: boolean
}

/** Whether an entry is left out, by a location's own rules or by the files of rules that count in its folder. */
export function isLeftOut({rules, chain}: Deciding, {above, name, isFolder}: Named): boolean {
  const asksRules = !rules.empty && (isFolder || !rules.foldersOnly)
  if (!(asksRules && rules.mayExclude(name)) && !chainMayExclude(chain, name, isFolder)) return false
  const path = above + name
  return (
    rules.excludes(path, isFolder) !== undefined || (chain !== undefined && decideIn({rules, chain}, path, isFolder)?.leavesOut === true)
  )
}

/** Whether any file of a chain may leave out an entry of this name (byte text). */
function chainMayExclude(chain: IgnoreChain | undefined, name: string, isFolder: boolean): boolean {
  for (let at = chain; at; at = at.above) if ((isFolder || !at.file.foldersOnly) && at.file.mayExclude(name)) return true
  return false
}

interface Deciding {
  readonly rules: Rules
  readonly chain: IgnoreChain | undefined
}

/** The rule that decides on an entry whose folders above all stay: a location's own before any file, and of files the deepest first. */
export function decideIn({rules, chain}: Deciding, path: string, isFolder: boolean): Verdict | undefined {
  return rules.decide(path, isFolder) ?? decideByChain(chain, path, isFolder)
}

function decideByChain(chain: IgnoreChain | undefined, path: string, isFolder: boolean): Verdict | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  for (let at = chain; at; at = at.above) {
    const line = at.file.decide(path.slice(at.base.length), name, isFolder)
    if (!line) continue
    const verdict = {leavesOut: line.leavesOut, rule: displayName(bytesOfText(line.text)).text, source: at.name, line: line.number}
    return at.base === '' ? verdict : {...verdict, base: at.base.slice(0, -1)}
  }
  return undefined
}
