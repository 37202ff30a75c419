import {CoreError} from '../../contract/errors.ts'
import type {Operation} from '../../contract/operation.ts'
import {didYouMean} from './closest-word.ts'
import {globalWords} from './global-options.ts'
import {type OwnCommand, ownCommands} from './own-commands.ts'
import {listedOperations, type Vocabulary} from './vocabulary.ts'

/** What a command line asks for. */
export type Command =
  | {readonly kind: 'operation'; readonly name: string; readonly operation: Operation; readonly words: readonly string[]}
  | {readonly kind: 'own'; readonly own: OwnCommand; readonly words: readonly string[]}
  | {readonly kind: 'help'; readonly topic: readonly string[]}

/** Other spellings that are understood. */
const aliases: readonly {readonly said: readonly string[]; readonly means: readonly string[]}[] = [
  {said: ['logs'], means: ['log', 'show']},
  {said: ['file', 'query'], means: ['search']},
  {said: ['file', 'duplicates'], means: ['duplicate', 'find']},
]

/** All words of this command line. */
export const vocabulary: Vocabulary = {
  firstWords: [...new Set([...listedOperations.map(({subject}) => subject), ...ownCommands.map(({words}) => words[0] as string), 'help'])],
  verbsOf: (subject) => {
    const own = ownCommands.filter(({words}) => words[0] === subject && words.length > 1).map(({words}) => words[1] as string)
    const said = listedOperations.filter((one) => one.subject === subject)
    return [...(isPlain(said) ? [] : said.map(({verb}) => verb)), ...own]
  },
}

/** Finds the command that the first words name; the rest are its own words. */
export function findCommand(typed: readonly string[]): Command {
  const words = withoutAlias(typed)
  const [first, second] = words
  if (first === undefined || first === 'help') return {kind: 'help', topic: words.slice(1)}
  if (first.startsWith('-'))
    throw new CoreError({code: 'UnknownWord', message: `There is no option ${first}.`, ...didYouMean(first, globalWords)})
  const own = ownCommands.find((one) => one.words.every((word, at) => words[at] === word))
  if (own) return {kind: 'own', own, words: words.slice(own.words.length)}
  const subject = listedOperations.filter((one) => one.subject === first)
  if (subject.length === 0)
    throw new CoreError({code: 'UnknownWord', message: `There is no command “${first}”.`, ...didYouMean(first, vocabulary.firstWords)})
  return ofSubject(subject, second, words)
}

function ofSubject(subject: typeof listedOperations, second: string | undefined, words: readonly string[]): Command {
  const standard = subject.find(({operation}) => operation.default)
  const named = isPlain(subject) ? undefined : subject.find(({verb}) => verb === second)
  if (named) return {kind: 'operation', name: named.name, operation: named.operation, words: words.slice(2)}
  if (standard && (second !== undefined || standard.operation.positional?.length || isPlain(subject))) {
    return {kind: 'operation', name: standard.name, operation: standard.operation, words: words.slice(1)}
  }
  const verbs = vocabulary.verbsOf(words[0] as string)
  if (second === undefined || second.startsWith('-')) {
    throw new CoreError({code: 'UnknownWord', message: `“${words[0]}” needs one of ${verbs.join(', ')}.`})
  }
  throw new CoreError({
    code: 'UnknownWord',
    message: `“${words[0]}” knows no “${second}”.`,
    hint: didYouMean(second, verbs).hint ?? `It knows ${verbs.join(', ')}.`,
  })
}

/** Where there is but one verb and it may be left out, it is never typed: “search query” looks for the word query. */
const isPlain = (subject: typeof listedOperations): boolean => subject.length === 1 && subject[0]?.operation.default === true

function withoutAlias(typed: readonly string[]): readonly string[] {
  const alias = aliases.find(({said}) => said.every((word, at) => typed[at] === word))
  return alias ? [...alias.means, ...typed.slice(alias.said.length)] : typed
}
