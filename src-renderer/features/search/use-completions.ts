import {useMemo} from 'react'
import {allKeys, type Completion, completionsAt, type Known} from '../../../src-main/contract/query/complete.ts'

interface Writing {
  readonly text: string
  /** Undefined while nobody writes. */
  readonly caret: number | undefined
  readonly known: Known
  /** Nothing is written yet, and somebody wants to know what can be. */
  readonly all: boolean
}

/** What the word before the caret may become; where all is wanted and no word is written, all keys. */
export function useCompletions({text, caret, known, all}: Writing): readonly Completion[] {
  return useMemo(() => {
    if (caret === undefined) return []
    const found = completionsAt(text, caret, known)
    return all && found.length === 0 ? allKeys(caret) : found
  }, [text, caret, known, all])
}
