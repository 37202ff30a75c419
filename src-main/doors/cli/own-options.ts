import {type ParseArgsOptionsConfig, parseArgs} from 'node:util'
import {CoreError} from '../../contract/errors.ts'
import {didYouMean} from './closest-word.ts'

export interface OwnWords {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly places: readonly string[]
}

/** Reads the words of one of the command line's own commands; what it does not know is a usage error. */
export function ownOptions(words: readonly string[], options: ParseArgsOptionsConfig, mostPlaces = 0): OwnWords {
  const {tokens, positionals} = parseArgs({args: [...words], options, strict: false, allowPositionals: true, tokens: true})
  const values: Record<string, string | boolean | undefined> = {}
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = options[token.name]
    if (!known)
      throw new CoreError({
        code: 'UnknownWord',
        message: `There is no option ${token.rawName} here.`,
        ...didYouMean(
          token.rawName,
          Object.keys(options).map((name) => `--${name}`),
        ),
      })
    if ((known.type === 'string') === (token.value === undefined)) {
      throw new CoreError({code: 'BadInput', message: `${token.rawName} ${known.type === 'string' ? 'needs a' : 'takes no'} value.`})
    }
    values[token.name] = token.value ?? true
  }
  if (positionals.length > mostPlaces)
    throw new CoreError({code: 'BadInput', message: `“${positionals[mostPlaces]}” is one word too many.`})
  return {values, places: positionals}
}
