import {useEffect, useState} from 'react'
import type {Known} from '../../../src-main/contract/query/complete.ts'
import {problemText} from './problem-text.ts'

interface LineParts {
  readonly id: string
  readonly text: string
  readonly known: Known
  /** Something else stands where it would. */
  readonly quiet: boolean
}

/** Who writes is not interrupted. */
const PAUSE_MS = 600

/** What of a text is not understood, below its field, once one pauses. */
export function ProblemLine({id, text, known, quiet}: LineParts) {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const sentence = quiet || settled !== text ? undefined : problemText(text, known)
  return (
    <p id={id} role="status" className="query-problem" data-shown={sentence === undefined ? undefined : ''}>
      {sentence}
    </p>
  )
}
