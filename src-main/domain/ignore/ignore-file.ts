import {possibleNames} from '../rule-names.ts'
import {byteText} from './byte-text.ts'
import {type IgnorePattern, ignorePattern} from './ignore-pattern.ts'

/** What one file of rules says of what is below its folder. */
export interface IgnoreFile {
  readonly bytes: Uint8Array
  /** True where it leaves out nothing but folders. */
  readonly foldersOnly: boolean
  /** False where it cannot leave out an entry of this name (byte text). */
  mayExclude(name: string): boolean
  /** The last line that matches; `path` is byte text below its folder, `name` its last name. */
  decide(path: string, name: string, isFolder: boolean): IgnoreLine | undefined
}

export interface IgnoreLine {
  /** Byte text. */
  readonly text: string
  /** Counted from one. */
  readonly number: number
  readonly leavesOut: boolean
}

/** Reads a file of rules as git does: a mark of UTF-8 at its begin is none of it, and a line ends at its first zero. Undefined where it says nothing. */
export function readIgnoreFile(bytes: Uint8Array): IgnoreFile | undefined {
  const text = byteText(bytes)
  const lines = (text.startsWith(utf8Mark) ? text.slice(utf8Mark.length) : text).split('\n').flatMap(lineOf)
  if (lines.length === 0) return undefined
  return {
    bytes,
    foldersOnly: lines.every(({pattern}) => pattern.foldersOnly || pattern.takesBack),
    mayExclude: possibleNames(lines.map(({pattern}) => pattern.text)),
    decide: (path, name, isFolder) => {
      const last = lines.findLast(({pattern}) => (isFolder || !pattern.foldersOnly) && pattern.matches(path, name))
      return last && {text: last.pattern.text, number: last.number, leavesOut: !last.pattern.takesBack}
    },
  }
}

const utf8Mark = '\xef\xbb\xbf'

interface Line {
  readonly pattern: IgnorePattern
  readonly number: number
}

function lineOf(line: string, at: number): readonly Line[] {
  const zero = line.indexOf('\0')
  // The end of a line takes one carriage return along; a zero takes none.
  const pattern = ignorePattern(zero < 0 ? line : `${line.slice(0, zero)}\r`)
  return pattern ? [{pattern, number: at + 1}] : []
}
