import type {Settings} from '../../../src-main/contract/system.ts'
import {messages} from '../../messages.ts'

/** The languages to choose from; those for checking only where one of them is set. */
export function languageOptions(value: Settings[keyof Settings]): readonly (readonly [string, string])[] {
  return Object.entries(messages.pages.settings.language.options).filter(([name]) => name.length !== 5 || name === value)
}
