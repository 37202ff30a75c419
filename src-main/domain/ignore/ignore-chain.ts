import {displayName} from '../display-path.ts'
import type {Rules, Verdict} from '../rules.ts'
import {bytesOfText} from './byte-text.ts'
import type {IgnoreFile} from './ignore-file.ts'

/** The files of rules that count in a folder: its own first, then those of the folders above, up to the top of the repository. */
export interface IgnoreChain {
  /** `.gitignore`, or a repository's own file. */
  readonly name: string
  /** The folder that its lines begin at: byte text below the place of the rules, empty or with a slash at its end. */
  readonly base: string
  readonly file: IgnoreFile
  readonly above: IgnoreChain | undefined
}

/** Whether any file of a chain may leave out an entry of this name (byte text). */
export function chainMayExclude(chain: IgnoreChain | undefined, name: string, isFolder: boolean): boolean {
  for (let at = chain; at; at = at.above) if ((isFolder || !at.file.foldersOnly) && at.file.mayExclude(name)) return true
  return false
}

/** The rule that decides on an entry whose folders above all stay: a location's own before any file, and of files the deepest first. */
export function decideIn(
  {rules, chain}: {readonly rules: Rules; readonly chain: IgnoreChain | undefined},
  path: string,
  isFolder: boolean,
): Verdict | undefined {
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
