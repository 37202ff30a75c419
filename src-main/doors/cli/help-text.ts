import type {Operation} from '../../contract/operation.ts'
import {guide} from '../../contract/query/guide.ts'
import {CoreError} from '../../contract/errors.ts'
import {didYouMean} from './closest-word.ts'
import {examplesOf} from './examples.ts'
import {vocabulary} from './find-command.ts'
import {type Flag, inputFlags} from './input-flags.ts'
import type {Output} from './output.ts'
import {ownCommands} from './own-commands.ts'
import {textOf} from './text-of.ts'
import {listedOperations} from './vocabulary.ts'

const {firstWords, verbsOf} = vocabulary

interface Row {
  readonly command: string
  readonly summary: string
}

/** Prints the help of everything, of one subject, or of one command; all of it comes from the contract. */
export async function printHelp(out: Output, topic: readonly string[]): Promise<number> {
  await out.data(helpFor(topic))
  return 0
}

function helpFor(topic: readonly string[]): string {
  const [subject, verb] = topic
  if (subject === undefined) return wholeHelp()
  if (!firstWords.includes(subject))
    throw new CoreError({code: 'UnknownWord', message: `There is no command “${subject}”.`, ...didYouMean(subject, firstWords)})
  const own = ownCommands.find(({words}) => words.join(' ') === [subject, verb].filter(Boolean).join(' '))
  if (own)
    return page({
      usage: `onefold ${own.words.join(' ')} ${own.usage}`.trim(),
      summary: own.summary,
      options: [],
      command: own.words.join(' '),
    })
  const operations = listedOperations.filter((one) => one.subject === subject)
  const one = operations.find((each) => each.verb === verb) ?? (operations.length === 1 ? operations[0] : undefined)
  if (one) return operationHelp(subject, one.verb, one.operation)
  return `${table(rows().filter(({command}) => command.split(' ')[0] === subject))}\n“onefold help ${subject} ${verbsOf(subject)[0] ?? ''}” tells more of one.\n`
}

function wholeHelp(): string {
  return [
    'Usage: onefold COMMAND [OPTIONS]\n\n',
    table(rows()),
    '\nWith every command, anywhere before “--”:\n',
    table(globalRows),
    '\nThe core starts with the first command and runs until “onefold stop”.\n',
    `\nExamples:\n${examplesOf('')
      .map((line) => `  ${line}\n`)
      .join('')}`,
    '\n“onefold help COMMAND” tells more.\n',
  ].join('')
}

function operationHelp(subject: string, verb: string, operation: Operation): string {
  const {positional, flags, isAct} = inputFlags(operation)
  const places = positional.map((flag) => placeText(flag))
  const words = operation.default ? [subject] : [subject, verb]
  const usage = ['onefold', ...words, ...places, ...(flags.length > 0 ? ['[OPTIONS]'] : [])].join(' ')
  const options = [...flags.map((flag) => ({command: flagText(flag), summary: noteOf(flag)})), ...(isAct ? actRows : [])]
  return page({usage, summary: operation.summary, options, command: `${subject} ${verb}`})
}

function page({usage, summary, options, command}: {readonly usage: string; readonly options: readonly Row[]} & Row): string {
  const examples = examplesOf(command)
  return [
    `${summary}\n\nUsage: ${usage}\n`,
    options.length > 0 ? `\nOptions:\n${table(options)}` : '',
    searches.has(command) ? `\nWhat to look for:\n${table(guide.map(({write, finds}) => ({command: write, summary: finds})))}` : '',
    examples.length > 0 ? `\nExamples:\n${examples.map((line) => `  ${line}\n`).join('')}` : '',
  ].join('')
}

/** Commands that take the language of search. */
const searches: ReadonlySet<string> = new Set(['search query', 'saved create', 'saved update'])

const rows = (): readonly Row[] => [
  ...listedOperations.map(({subject, verb, operation}) => {
    const places = inputFlags(operation).positional.map(placeText)
    return {command: [subject, ...(operation.default ? [] : [verb]), ...places].join(' '), summary: operation.summary}
  }),
  ...ownCommands.map(({words, usage, summary}) => ({command: `${words.join(' ')} ${usage}`.trim(), summary})),
]

const globalRows: readonly Row[] = [
  {command: '--data-dir DIR', summary: 'Keep all state under DIR; else ONEFOLD_DATA_DIR, else the place of this system.'},
  {command: '--library NAME', summary: 'Use another library than the current one.'},
  {command: '--json', summary: 'Print one JSON document.'},
  {command: '--jsonl', summary: 'Print one line of JSON an item.'},
  {command: '--wait', summary: 'Wait until the job that was begun has ended.'},
  {command: '-y, --yes', summary: 'Agree to the plan.'},
  {command: '-n, --dry-run', summary: 'Print the plan and do nothing.'},
  {command: '--no-color', summary: 'Print no colours; NO_COLOR says the same.'},
  {command: '-h, --help', summary: 'Print help.'},
  {command: '--version', summary: 'Print the version.'},
]

// They are known to every command, and told where they matter.
const actRows = globalRows.filter(({command}) => command.startsWith('-y') || command.startsWith('-n'))

function table(lines: readonly Row[]): string {
  const width = Math.min(44, Math.max(...lines.map(({command}) => command.length)))
  return lines.map(({command, summary}) => `  ${summary === '' ? command : `${command.padEnd(width)}  ${summary}`}\n`).join('')
}

function placeText({name, many, required}: Flag): string {
  const text = `${name.toUpperCase()}${many ? '…' : ''}`
  return required ? text : `[${text}]`
}

function flagText({name, type, values, standard}: Flag): string {
  if (type === 'boolean') return standard === true ? `--no-${name}` : `--${name}`
  return `--${name} ${values ? values.join('|') : type === 'number' ? 'N' : 'TEXT'}`
}

function noteOf({type, many, standard, summary}: Flag): string {
  const notes = [
    many ? 'may be given several times' : '',
    type !== 'boolean' && standard !== undefined ? `${textOf(standard)} unless said` : '',
  ]
  const more = notes.filter(Boolean).join('; ')
  return more === '' ? summary : `${summary} (${more})`
}
