import {beforeEach, describe, expect, it} from 'vitest'
import {problemCodes} from '../../src-main/contract/query/terms.ts'
import {english, messages, speakWords} from '../messages.ts'
import {formatFor} from '../ui/format.ts'
import {german} from './german/german.ts'
import {mirroredOf, pseudoOf} from './pseudo.ts'
import {localeOf, preferredOf, wishOf} from './wishes.ts'

type Message = (...args: readonly unknown[]) => unknown
type Leaf = string | Message

/** Every word of a table by where it stands. */
function leaves(table: object, path = ''): readonly (readonly [string, Leaf])[] {
  return Object.entries(table).flatMap(([key, value]: [string, Leaf | object]) =>
    typeof value === 'object' ? leaves(value, `${path}${key}.`) : [[`${path}${key}`, value] as const],
  )
}

/** Words that are the same in both languages, and what is made of names and numbers alone. */
const alike = new Set([
  'Onefold',
  'Name',
  'Text',
  'Video',
  'Videos',
  'Link',
  'Index',
  'Orange',
  'Filter',
  'Normal',
  'Tabs',
  'English',
  'Deutsch',
  'Standard',
])
const alikeAt = new Set(['job.priorities.normal'])

const words = new Map(leaves(english))
const germanWords = new Map(leaves(german))

/** Arguments for messages that take something else than numbers and texts. */
const special: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'pages.sizes.facts': [[{files: 7001, folders: 7002, kind: 'dir'}], [{files: 1, folders: 0, kind: 'file'}]],
  'pages.sizes.summary': [
    ['7001', '7002', ['7003', '7004']],
    ['7001', '7002', []],
  ],
  'pages.sizes.share': [
    [7001, 7002],
    [1, 0],
  ],
  'job.state': [
    [{running: 7001, waiting: 7002, paused: 7003, failed: 7004}],
    [{running: 1, waiting: 1, paused: 1, failed: 1}],
    [{running: 0, waiting: 0, paused: 0, failed: 0}],
  ],
  'pages.timeline.month': [['2026-11']],
  'volumes.about.can': [
    ['7001', {reflink: true, caseSensitive: false}],
    ['7001', {reflink: false, caseSensitive: true}],
  ],
  kindWithExtension: [['A7001', 'b7002']],
  'preview.percent': [[70.01]],
  // The core says these in English, and German makes its own of the facts: health-words.test.ts.
  'pages.health.sentence': [],
  'pages.health.advice': [],
  ...Object.fromEntries(problemCodes.map((code) => [`search.problems.${code}`, [[{key: 'a7001', value: 'b7002'}]]])),
}

const asked = (path: string, message: Message): readonly (readonly unknown[])[] =>
  special[path] ?? [Array.from({length: message.length}, (_, at) => 7001 + at), Array.from({length: message.length}, () => 1)]

/** The numbers in a sentence, however they are grouped. */
const numbersIn = (text: unknown): readonly string[] =>
  (
    String(text)
      .replaceAll(/(?<=\d)[.,\s](?=\d)/g, '')
      .match(/\d+/g) ?? []
  ).toSorted()

beforeEach(() => {
  formatFor('en', 'less than a second')
  speakWords(english)
})

describe('German', () => {
  it('has the keys of English, and no others', () => {
    expect([...germanWords.keys()].toSorted()).toEqual([...words.keys()].toSorted())
  })

  it('leaves no word as it is in English, but those that are the same in both', () => {
    const left = [...germanWords].filter(([path, word]) => typeof word === 'string' && word === words.get(path) && word !== '')
    expect(left.filter(([path, word]) => !alike.has(String(word)) && !alikeAt.has(path))).toEqual([])
  })

  it('says all that it is told: each sentence holds the numbers that the English one holds', () => {
    const silent = [...words].flatMap(([path, word]) => {
      const other = germanWords.get(path)
      if (typeof word === 'string' || typeof other !== 'function') return typeof word === typeof other ? [] : [path]
      return asked(path, word)
        .filter((args) => args.every((arg) => arg !== 1))
        .filter((args) => numbersIn(word(...args)).join() !== numbersIn(other(...args)).join())
        .map((args) => `${path}: ${String(word(...args))} | ${String(other(...args))}`)
    })
    expect(silent).toEqual([])
  })

  it('says one and many apart wherever a word of it differs', () => {
    const broken = [...germanWords].flatMap(([path, word]) =>
      typeof word === 'string'
        ? []
        : asked(path, word).flatMap((args) => (/undefined|NaN|\[object/.test(String(word(...args))) ? [path] : [])),
    )
    expect(broken).toEqual([])
    expect([german.status.items(1), german.status.items(2), german.status.items(0)]).toEqual(['1 Objekt', '2 Objekte', '0 Objekte'])
    const told = (table: typeof german.plan | typeof english.plan, n: number) => [table.ways['trash']?.(n), table.inTrash(n)].join(' ')
    expect([told(english.plan, 1), told(english.plan, 3)]).toEqual([
      'It goes to the trash of its disk. It can be brought back from the trash, and with Undo.',
      'Each of them goes to the trash of its disk. They can be brought back from the trash, and with Undo.',
    ])
    expect([told(german.plan, 1), told(german.plan, 3)]).toEqual([
      'Es kommt in den Papierkorb des Datenträgers. Es lässt sich aus dem Papierkorb und mit Rückgängig zurückholen.',
      'Alle kommen in den Papierkorb ihres Datenträgers. Sie lassen sich aus dem Papierkorb und mit Rückgängig zurückholen.',
    ])
    expect([german.overview.riskSingle(1, '1 MB'), german.overview.riskSingle(2, '1 MB')]).toEqual([
      '1 Inhalt hat nur eine Kopie (1 MB)',
      '2 Inhalte haben nur eine Kopie (1 MB)',
    ])
  })

  it('is read as German is: none of its words stands between straight or English quotes', () => {
    const texts = [...germanWords].flatMap(([path, word]) =>
      typeof word === 'string' ? [word] : asked(path, word).map((args) => String(word(...args))),
    )
    expect(texts.filter((text) => /"|”|“[^“„]*“/.test(text))).toEqual([])
  })
})

describe('a language for checking', () => {
  it('has accents, brackets and two fifths more letters, and keeps what it was told', () => {
    const table = pseudoOf({
      plain: 'Show hidden files',
      told: (name: string, n: number) => `Remove ${name} from ${n} items`,
      deep: {empty: ''},
    })
    expect(table.plain).toBe('[Šĥöŵ ĥîððéñ ƒîļéš'.replace('ƒ', 'f') + ' ļöŕéɱ'.slice(0, 0) + table.plain.slice(18))
    expect(table.plain.length).toBeGreaterThanOrEqual(Math.floor('Show hidden files'.length * 1.4))
    expect(table.told('photo.jpg', 12)).toMatch(/^\[Ŕéɱ?m?öṽ?vé photo\.jpg fŕöm 12 îţémš .+\]$/)
    expect(table.deep.empty).toBe('')
  })
  it('keeps words in braces, which stand for something', () => {
    expect(pseudoOf({hint: '{name} the name'}).hint).toMatch(/^\[\{name\} ţĥé/)
  })
  it('can be turned around', () => {
    expect(mirroredOf({word: 'Up'}).word).toMatch(/^\u202E\[.*\]\u202C$/)
  })
  it('is made of every word that there is', () => {
    for (const table of [pseudoOf(english), mirroredOf(english)]) expect(leaves(table).map(([path]) => path)).toEqual([...words.keys()])
  })
})

describe('the words of the window', () => {
  it('change with the language, also those that somebody holds', () => {
    const kept = messages.pages.trash
    expect([kept.title, messages.status.items(2)]).toEqual(['Trash', '2 items'])
    speakWords(german)
    expect([kept.title, messages.status.items(2)]).toEqual(['Papierkorb', '2 Objekte'])
    expect(Object.values(messages.search.dates)).toEqual(['Heute', 'Letzte 7 Tage', 'Letzte 30 Tage', 'Letzte 12 Monate'])
    expect(messages.categories['nothing']).toBeUndefined()
  })
})

describe('the language of the system', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'de', 'en'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['ja'], 'en'],
    [[], 'en'],
  ] as const)('%j is %s', (wanted, language) => {
    expect(preferredOf(wanted)).toBe(language)
  })
  it('brings its ways of writing numbers and dates, where they are of the language that is spoken', () => {
    expect(localeOf('de', ['de-CH', 'en'])).toBe('de-CH')
    expect(localeOf('en', ['de-CH'])).toBe('en')
    expect(localeOf('en-XA', ['en-GB'])).toBe('en-GB')
  })
  it('holds where somebody wished for what there is not', () => {
    expect([wishOf('de'), wishOf('xx'), wishOf(undefined), wishOf('ar-XB')]).toEqual(['de', 'system', 'system', 'ar-XB'])
  })
})
