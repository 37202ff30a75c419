import type {Translated} from './live-words.ts'

const plain = 'AaBCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz'
const accented = 'ÅåƁÇçÐðÉéĜĝĤĥÎîĴĵĶķĻļÑñÖöŔŕŠšŢţÛûŴŵÝýŽž'
const accents = new Map([...plain].map((letter, at) => [letter, [...accented][at] ?? letter]))
/** How much longer than English the longest of the usual languages are. */
const LONGER = 0.4
const filler = ['lorem', 'ipsum', 'dolor', 'sit', 'amet', 'elit']

/** Makes of the English words such as no language has: accented, longer and in brackets, so that what is cut off or not translated shows. */
export function pseudoOf<T extends object>(table: T): Translated<T> {
  return changed(table, accentuated) as Translated<T>
}

/** The same, drawn from right to left. */
export function mirroredOf<T extends object>(table: T): Translated<T> {
  return changed(table, (text) => `\u202E${accentuated(text)}\u202C`) as Translated<T>
}

type Change = (text: string, kept: readonly string[]) => string
type Message = (...args: readonly unknown[]) => unknown

function changed(value: unknown, change: Change): unknown {
  if (typeof value === 'string') return change(value, [])
  if (typeof value === 'function') {
    return (...args: readonly unknown[]) => {
      const said = (value as Message)(...args)
      return typeof said === 'string' ? change(said, textsIn(args)) : said
    }
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, changed(inner, change)]))
}

const textsIn = (args: readonly unknown[]): readonly string[] => args.filter((arg): arg is string => typeof arg === 'string' && arg !== '')

/** What a sentence was given, as the names of files, stays as it is; what takes words in braces keeps those, too. */
function accentuated(text: string, kept: readonly string[] = []): string {
  if (text === '') return ''
  const pieces = [text]
  for (const word of kept) {
    for (let at = pieces.length - 1; at >= 0; at -= 2) {
      const parts = (pieces[at] ?? '').split(word)
      pieces.splice(at, 1, ...parts.flatMap((part, one) => (one === 0 ? [part] : [word, part])))
    }
  }
  const said = pieces.map((piece, at) => (at % 2 === 0 ? withAccents(piece) : piece)).join('')
  return `[${said}${padding(text.length)}]`
}

const withAccents = (text: string): string => text.replaceAll(/\{[^}]*\}|[a-z]/gi, (found) => accents.get(found) ?? found)

function padding(length: number): string {
  let text = ''
  for (let at = 0; text.length < length * LONGER; at++) text += ` ${withAccents(filler[at % filler.length] ?? '')}`
  return text.slice(0, Math.ceil(length * LONGER)).trimEnd()
}
