import {create} from 'zustand'

export const languageNames = ['en', 'de', 'en-XA', 'ar-XB'] as const
/** What the window can speak; the last two are made of English by code, to check what does not fit. */
export type Language = (typeof languageNames)[number]

interface Spoken {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
}

/** What the window speaks now. Who draws only when what it was given changes, or on a canvas, follows this. */
export const useLanguage = create<Spoken>(() => ({language: 'en', direction: 'ltr'}))
