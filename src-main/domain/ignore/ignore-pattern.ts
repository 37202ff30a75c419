import {compileGlob, type Matches} from './glob.ts'

/** One line of a .gitignore, as gitignore(5) reads it. */
export interface IgnorePattern {
  /** The line without what says nothing at its end. */
  readonly text: string
  /** Takes back what an earlier pattern left out. */
  readonly takesBack: boolean
  readonly foldersOnly: boolean
  /** `path` is byte text below the place of the rules, `name` its last name. */
  matches(path: string, name: string): boolean
}

/** Compiles a line of byte text; undefined where it says nothing. */
export function ignorePattern(line: string): IgnorePattern | undefined {
  const text = withoutTrailingSpaces(line.endsWith('\r') ? line.slice(0, -1) : line)
  if (text === '' || text.startsWith('#')) return undefined
  const takesBack = text.startsWith('!')
  const whole = takesBack ? text.slice(1) : text
  const foldersOnly = whole.endsWith('/')
  const glob = foldersOnly ? whole.slice(0, -1) : whole
  return {text, takesBack, foldersOnly, matches: glob.includes('/') ? byPath(glob) : byName(glob)}
}

// A backslash keeps the space behind it.
function withoutTrailingSpaces(line: string): string {
  let end = 0
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '\\') end = Math.min(++at + 1, line.length)
    else if (line[at] !== ' ') end = at + 1
  }
  return line.slice(0, end)
}

function byName(glob: string): IgnorePattern['matches'] {
  if (literalLength(glob) === glob.length) return (_, name) => name === glob
  const tail = glob.slice(1)
  if (glob.startsWith('*') && literalLength(tail) === tail.length) return (_, name) => name.endsWith(tail)
  const matches = compileGlob(glob)
  return (_, name) => matches(name)
}

// Git compares what is literal first and reads the rest as a glob of its own, so that a `**` there stands at a beginning.
function byPath(glob: string): IgnorePattern['matches'] {
  const whole = glob.startsWith('/') ? glob.slice(1) : glob
  const head = whole.slice(0, literalLength(whole))
  const rest = whole.slice(head.length)
  const matches: Matches = rest === '' ? (text) => text === '' : compileGlob(rest)
  return (path) => path.startsWith(head) && matches(path.slice(head.length))
}

function literalLength(glob: string): number {
  const special = glob.search(/[*?[\\]/)
  return special < 0 ? glob.length : special
}
