/** Which bytes one place of a glob takes; undefined in `setAt` where the set can take none of any name (it has no end, or an unknown class). */
export type ByteSet = ReadonlySet<number>

/** The POSIX classes over ASCII, as git has them: its space is only blank, tab, line feed and carriage return. */
const classes: Readonly<Record<string, RegExp>> = {
  alnum: /[0-9A-Za-z]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  cntrl: /[\0-\x1f\x7f]/,
  digit: /[0-9]/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
}

/** Reads the set whose `[` stands at `open`. `end` is behind its `]`. */
export function setAt(glob: string, open: number): {readonly bytes: ByteSet; readonly end: number} | undefined {
  const isNegated = glob[open + 1] === '!' || glob[open + 1] === '^'
  const taken = new Set<number>()
  let at = open + (isNegated ? 2 : 1)
  // What a range may begin with: the place before, unless that was a range or a class itself.
  let before: number | undefined
  for (let isFirst = true; isFirst || glob[at] !== ']'; isFirst = false) {
    const part = partAt(glob, at, before)
    if (!part) return undefined
    for (const byte of part.bytes) taken.add(byte)
    at = part.end
    before = part.single
  }
  return {bytes: isNegated ? allBut(taken) : taken, end: at + 1}
}

interface SetPart {
  readonly bytes: Iterable<number>
  readonly end: number
  /** The byte, where the part was one. */
  readonly single?: number | undefined
}

function partAt(glob: string, at: number, before: number | undefined): SetPart | undefined {
  if (glob[at] === '-' && before !== undefined && glob[at + 1] !== undefined && glob[at + 1] !== ']') {
    const last = letterAt(glob, at + 1)
    return last && {bytes: upTo(before, last.byte), end: last.end}
  }
  if (glob.startsWith('[:', at)) {
    const close = glob.indexOf(']', at + 2)
    if (close < 0) return undefined
    if (close > at + 2 && glob[close - 1] === ':') return classOf(glob.slice(at + 2, close - 1), close + 1)
  }
  const one = letterAt(glob, at)
  return one && {bytes: [one.byte], end: one.end, single: one.byte}
}

function classOf(name: string, end: number): SetPart | undefined {
  const named = Object.hasOwn(classes, name) ? classes[name] : undefined
  return named && {bytes: everyByte.filter((byte) => named.test(String.fromCharCode(byte))), end}
}

/** One letter, which a backslash may stand before. */
function letterAt(glob: string, at: number): {readonly byte: number; readonly end: number} | undefined {
  const place = glob[at] === '\\' ? at + 1 : at
  return place < glob.length ? {byte: glob.charCodeAt(place), end: place + 1} : undefined
}

const everyByte = Array.from({length: 256}, (_, byte) => byte)
const upTo = (first: number, last: number): readonly number[] => everyByte.slice(first, last + 1)
const allBut = (taken: ByteSet): ByteSet => new Set(everyByte.filter((byte) => !taken.has(byte)))
