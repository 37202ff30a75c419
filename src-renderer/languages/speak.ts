import {type Language, useLanguage} from '../core/language.ts'
import {english, messages, speakWords} from '../messages.ts'
import {formatFor} from '../ui/format.ts'
import {german} from './german/german.ts'
import type {Translated} from './live-words.ts'
import {mirroredOf, pseudoOf} from './pseudo.ts'
import {type LanguageWish, localeOf, preferredOf} from './wishes.ts'

const tables: Readonly<Record<Language, () => Translated<typeof english>>> = {
  en: () => english,
  de: () => german,
  'en-XA': () => pseudoOf(english),
  'ar-XB': () => mirroredOf(english),
}

/** From now on the window speaks so: its words, its numbers and dates, and the direction in which it is read. */
export function speak(wish: LanguageWish): void {
  const language = wish === 'system' ? preferredOf(navigator.languages) : wish
  const direction = language === 'ar-XB' ? 'rtl' : 'ltr'
  speakWords(tables[language]())
  formatFor(localeOf(language, navigator.languages), messages.instant)
  document.documentElement.lang = language
  document.documentElement.dir = direction
  useLanguage.setState({language, direction})
}
