import {useMemo} from 'react'
import {allKeys, type Completion, completionsAt, type Known} from '../../../src-main/contract/query/complete.ts'

interface Writing {
  readonly text: string
  /** Undefined while nobody writes. */
  readonly caret: number | undefined
  readonly known: Known
}

/** What the word before the caret may become; behind a space all keys. */
export function useCompletions({text, caret, known}: Writing): readonly Completion[] {
  return useMemo(() => {
    if (caret === undefined) return []
    const found = completionsAt(text, caret, known)
    const isBetween = caret > 0 && /\s/.test(text[caret - 1] ?? '') && /^(\s|$)/.test(text.slice(caret))
    return found.length === 0 && isBetween ? allKeys(caret) : found
  }, [text, caret, known])
}
