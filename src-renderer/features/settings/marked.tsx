import {foundParts} from './find-settings.ts'

/** A text in which what is looked for is marked. */
export function Marked({text, searched}: {readonly text: string; readonly searched: readonly string[]}) {
  if (searched.length === 0) return text
  return foundParts(text, searched).map((part, at) => (part.found ? <mark key={at}>{part.text}</mark> : part.text))
}
