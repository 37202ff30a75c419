import {useEffect, useState} from 'react'
import {askColours} from './ask-colours.ts'
import {languageOf} from './language-of.ts'
import type {Marks} from './marks.ts'

/** As much as the first part of a long text; what is loaded after it stays plain. */
const MOST_LETTERS = 2_000_000

/** The marks of a text of a file type; undefined until there are some, and where there are none. */
export function useColours(type: string | undefined, text: string): Marks | undefined {
  const language = languageOf(type)
  const [marks, setMarks] = useState<Marks>()
  const asked = text.slice(0, MOST_LETTERS)
  useEffect(() => (language ? askColours({language, text: asked}, setMarks) : undefined), [language, asked])
  return marks
}
