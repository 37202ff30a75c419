import {parseArgs} from 'node:util'
import {CoreError} from '../../contract/errors.ts'
import type {Operation} from '../../contract/operation.ts'
import {absolutePath, type Standpoint} from './absolute-path.ts'
import {didYouMean} from './closest-word.ts'
import {type Flag, inputFlags} from './input-flags.ts'
import {numberOf} from './number-of.ts'

type Given = Map<Flag, (string | boolean)[]>

/** Turns the words after a command into its operation's input. */
export function readInput(operation: Operation, words: readonly string[], from: Standpoint): Record<string, unknown> {
  const {positional, flags} = inputFlags(operation)
  const given: Given = new Map()
  const places: string[] = []
  for (const token of tokensOf(words, flags)) {
    if (token.kind === 'positional') places.push(token.value)
    if (token.kind === 'option') take(given, token, flags)
  }
  takePlaces(given, places, positional)
  const missing = [...positional, ...flags].find((flag) => flag.required && !given.has(flag))
  if (missing) throw new CoreError({code: 'BadInput', message: `${written(missing, positional)} is missing.`})
  return Object.fromEntries([...given].map(([flag, values]) => [flag.key, valueOf(flag, values, from)]))
}

function tokensOf(words: readonly string[], flags: readonly Flag[]) {
  const options = Object.fromEntries(
    flags.map(({name, type, many}) => [name, {type: type === 'boolean' ? ('boolean' as const) : ('string' as const), multiple: many}]),
  )
  // Not strict: its messages are not ours, and it knows no “did you mean”.
  return parseArgs({args: [...words], options, strict: false, allowPositionals: true, tokens: true}).tokens
}

function take(
  given: Given,
  token: {readonly name: string; readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined},
  flags: readonly Flag[],
): void {
  const negated = flags.find((flag) => flag.type === 'boolean' && `no-${flag.name}` === token.name)
  const flag = negated ?? flags.find(({name}) => name === token.name)
  if (!flag || !token.rawName.startsWith('--')) {
    throw new CoreError({
      code: 'UnknownWord',
      message: `There is no option ${token.rawName} here.`,
      ...didYouMean(
        token.rawName,
        flags.map(({name}) => `--${name}`),
      ),
    })
  }
  if (flag.type === 'boolean') {
    if (token.value !== undefined) throw new CoreError({code: 'BadInput', message: `${token.rawName} takes no value.`})
    given.set(flag, [!negated])
    return
  }
  if (token.value === undefined || (!token.inlineValue && /^-\D/.test(token.value))) {
    throw new CoreError({
      code: 'BadInput',
      message: `${token.rawName} needs a value.`,
      hint: `A value that begins with “-” is written ${token.rawName}=VALUE.`,
    })
  }
  given.set(flag, flag.many ? [...(given.get(flag) ?? []), token.value] : [token.value])
}

function takePlaces(given: Given, places: readonly string[], positional: readonly Flag[]): void {
  let next = 0
  for (const [at, flag] of positional.entries()) {
    // One that takes many leaves a word to each that follows it: SRC… DEST.
    const end = flag.many ? Math.max(next, places.length - (positional.length - at - 1)) : next + 1
    const taken = places.slice(next, end)
    next = end
    if (taken.length > 0) given.set(flag, taken)
  }
  const room = positional.some(({many}) => many) ? Number.POSITIVE_INFINITY : positional.length
  if (places.length <= room) return
  const extra = places[room] as string
  throw new CoreError({
    code: 'BadInput',
    message: `“${extra}” is one word too many.`,
    hint: 'Words that belong together are put in quotes.',
  })
}

function valueOf(flag: Flag, values: readonly (string | boolean)[], from: Standpoint): unknown {
  const parts = flag.many
    ? values.flatMap((value) => (COMMA_KEYS.has(flag.key) ? String(value).split(',').filter(Boolean) : [value]))
    : values
  const all = parts.map((value) => (typeof value === 'boolean' ? value : oneValue(flag, value, from)))
  return flag.many ? all : all[0]
}

/** Lists of plain words may be written with commas; patterns and paths may hold one themselves. */
const COMMA_KEYS: ReadonlySet<string> = new Set(['kind', 'ext', 'status'])

function oneValue(flag: Flag, text: string, from: Standpoint): unknown {
  if (flag.type === 'number') return numberOf(flag, text)
  if (flag.values && !flag.values.includes(text)) {
    throw new CoreError({code: 'BadInput', message: `“${text}” is none of ${flag.values.join(', ')}.`, ...didYouMean(text, flag.values)})
  }
  return absolutePath(flag.key, text, from)
}

const written = (flag: Flag, positional: readonly Flag[]): string =>
  positional.includes(flag) ? flag.name.toUpperCase() : `--${flag.name}`
