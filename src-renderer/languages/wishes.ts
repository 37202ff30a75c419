import {type Language, languageNames} from '../core/language.ts'

/** What can be wished: a language, or the one that the system prefers among those that there are. */
export type LanguageWish = Language | 'system'

/** Those that people speak: the others are for checking. */
const spoken = languageNames.filter((name) => name.length === 2)
const tongueOf = (locale: string): string | undefined => locale.toLowerCase().split('-')[0]

/** Of what somebody reads, the best first, the first language that there is. */
export function preferredOf(wanted: readonly string[]): Language {
  return wanted.map((one) => spoken.find((name) => name === tongueOf(one))).find((name) => name !== undefined) ?? 'en'
}

/** How numbers and dates are written: as where the reader lives, if that speaks the language. */
export function localeOf(language: Language, wanted: readonly string[]): string {
  const tongue = spoken.includes(language) ? language : 'en'
  return wanted.find((one) => tongueOf(one) === tongue) ?? tongue
}

/** What was remembered or written by hand; what is none of ours is as the system. */
export function wishOf(text: string | undefined): LanguageWish {
  return languageNames.find((name) => name === text) ?? 'system'
}
