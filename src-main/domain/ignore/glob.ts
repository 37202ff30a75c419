import {type ByteSet, setAt} from './byte-set.ts'

/** Tells whether a path or a name, as byte text, is what a glob describes. */
export type Matches = (text: string) => boolean

type Token =
  | {readonly kind: 'byte'; readonly byte: number}
  | {readonly kind: 'set'; readonly bytes: ByteSet}
  /** Any run of bytes, the empty one too; through slashes or not. */
  | {readonly kind: 'run'; readonly slashes: boolean}
  /** So many of the tokens that follow may be left out together. */
  | {readonly kind: 'maybe'; readonly count: number}

/**
 * Compiles a glob as git's wildmatch reads it with WM_PATHNAME (gitignore(5)): `*` and `?` stop at slashes, a `**` between slashes or at an
 * end goes through them. All ways to match are followed side by side, so that the work grows with glob times text and never faster.
 */
export function compileGlob(glob: string): Matches {
  const tokens = tokensOf(glob)
  return tokens ? (text) => runs(tokens, text) : () => false
}

// Undefined where nothing can match.
function tokensOf(glob: string): readonly Token[] | undefined {
  const tokens: Token[] = []
  for (let at = 0; at < glob.length;) {
    const letter = glob[at]!
    if (letter === '*') at = addStars(tokens, glob, at)
    else if (letter === '[') {
      const set = setAt(glob, at)
      if (!set) return undefined
      tokens.push({kind: 'set', bytes: withoutSlash(set.bytes)})
      at = set.end
    } else if (letter === '?') {
      tokens.push({kind: 'set', bytes: allButSlash})
      at++
    } else {
      if (letter === '\\') at++
      if (at === glob.length) return undefined
      tokens.push({kind: 'byte', byte: glob.charCodeAt(at++)})
    }
  }
  return tokens
}

/** Answers where the stars end. A `**` with its slash may stand for no folder at all. */
function addStars(tokens: Token[], glob: string, first: number): number {
  let end = first
  while (glob[end] === '*') end++
  const isDouble = end - first > 1 && (first === 0 || glob[first - 1] === '/')
  const goesThrough = isDouble && (end === glob.length || glob[end] === '/' || glob.startsWith('\\/', end))
  if (goesThrough && glob[end] === '/') tokens.push({kind: 'maybe', count: 2})
  tokens.push({kind: 'run', slashes: goesThrough})
  return end
}

const SLASH = 0x2f
const allButSlash: ByteSet = new Set(Array.from({length: 256}, (_, byte) => byte).filter((byte) => byte !== SLASH))
const withoutSlash = (bytes: ByteSet): ByteSet => new Set([...bytes].filter((byte) => byte !== SLASH))

function runs(tokens: readonly Token[], text: string): boolean {
  let places = new Set<number>()
  enter(tokens, places, 0)
  for (let at = 0; at < text.length && places.size > 0; at++) {
    const byte = text.charCodeAt(at)
    const next = new Set<number>()
    for (const place of places) step(tokens, next, {place, byte})
    places = next
  }
  return places.has(tokens.length)
}

/** Comes to a place, and to those behind it that nothing need stand before. */
function enter(tokens: readonly Token[], places: Set<number>, place: number): void {
  if (places.has(place)) return
  places.add(place)
  const token = tokens[place]
  if (token?.kind === 'run') enter(tokens, places, place + 1)
  else if (token?.kind === 'maybe') {
    enter(tokens, places, place + 1)
    enter(tokens, places, place + 1 + token.count)
  }
}

function step(tokens: readonly Token[], next: Set<number>, {place, byte}: {readonly place: number; readonly byte: number}): void {
  const token = tokens[place]
  if (token?.kind === 'byte' ? token.byte === byte : token?.kind === 'set' && token.bytes.has(byte)) enter(tokens, next, place + 1)
  else if (token?.kind === 'run' && (token.slashes || byte !== SLASH)) enter(tokens, next, place)
}
