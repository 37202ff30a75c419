import {messages} from '../../messages.ts'
import {optionsOf, type SettingRow} from './setting-rows.ts'

const words = messages.pages.settings

/** The words that are looked for, as they are compared. */
export function searchedWords(text: string): readonly string[] {
  return folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')
}

/** Tells whether a setting has all the words: in what stands on the page of it, in its section or in what the file calls it. */
export function saysAll({key, section}: SettingRow, searched: readonly string[]): boolean {
  const said = folded([words[key].title, words[key].text, words.sections[section], key, ...Object.values(optionsOf(key))].join(' '))
  return searched.every((word) => said.includes(word))
}

export interface TextPart {
  readonly text: string
  readonly found: boolean
}

/** Cuts a text where words that are looked for begin and end. */
export function foundParts(text: string, searched: readonly string[]): readonly TextPart[] {
  const letters = [...text]
  const hit = letters.map(() => false)
  // A letter may be several when it is folded: each of them leads back to it.
  const from = letters.flatMap((letter, at) => [...folded(letter)].map(() => at))
  const all = letters.map(folded).join('')
  for (const word of searched) {
    for (let at = all.indexOf(word); at >= 0; at = all.indexOf(word, at + 1)) {
      for (let one = at; one < at + word.length; one++) hit[from[one] ?? 0] = true
    }
  }
  const parts: {text: string; found: boolean}[] = []
  letters.forEach((letter, at) => {
    const last = parts.at(-1)
    if (last && last.found === hit[at]) last.text += letter
    else parts.push({text: letter, found: hit[at] === true})
  })
  return parts
}

/** Without regard to case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
