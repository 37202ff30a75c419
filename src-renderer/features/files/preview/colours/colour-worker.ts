import type {Language} from './language-of.ts'
import type {Marks} from './marks.ts'
import {markText} from './mark-text.ts'

/** A text to tell apart, and its language. */
export interface Asked {
  readonly language: Language
  readonly text: string
}

/** What was found; the last answer is about the whole text. */
export interface Found {
  readonly marks: Marks | undefined
  readonly isLast: boolean
}

/** What one sees first of a long text is told apart before the rest of it. */
const FIRST_LETTERS = 50_000

addEventListener('message', ({data: {language, text}}: MessageEvent<Asked>) => {
  if (text.length > 2 * FIRST_LETTERS) answer({marks: markText(language, text.slice(0, FIRST_LETTERS)), isLast: false})
  answer({marks: markText(language, text), isLast: true})
})

const answer = (found: Found): void => postMessage(found, {transfer: found.marks ? [found.marks.buffer] : []})
