import {useEffect, useMemo, useRef, useState} from 'react'
import {onEvent} from '../../core/events.ts'
import {useFiles, useSelection} from '../files/index.ts'
import {askTold, type Told} from './ask-told.ts'
import {keyOfSubject, type Subject, subjectOf} from './subject.ts'

// Whoever runs along the rows with a key is asked about where he stops.
const SETTLE_MS = 40
// What stands longer than this would be taken for the new one.
const LATE_MS = 100
const AGAIN_MS = 1_000

/** All that is known of what is chosen. What stood before stands until the new is known, or for a tenth of a second. */
export function useTold(): Told {
  const subject = useSubject()
  const key = keyOfSubject(subject)
  const beat = useBeat()
  const [told, setTold] = useState<Told>({subject: {kind: 'none'}})
  const stands = useRef('none')
  useEffect(() => {
    let wanted = true
    const show = (next: Told): void => {
      if (!wanted) return
      stands.current = key
      setTold(next)
    }
    const late = setTimeout(() => stands.current !== key && show({subject}), SETTLE_MS + LATE_MS)
    const settle = setTimeout(() => void askTold(subject).then((next) => (clearTimeout(late), show(next))), SETTLE_MS)
    return () => {
      wanted = false
      clearTimeout(late)
      clearTimeout(settle)
    }
    // The key says all that makes it another subject.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key, beat])
  return told
}

function useSubject(): Subject {
  const selection = useSelection((state) => state.selection)
  const rows = useFiles((state) => state.rows)
  return useMemo(() => subjectOf(selection, rows), [selection, rows])
}

/** Moves when the index went on or an act ended, at most once a second. */
function useBeat(): number {
  const [beat, setBeat] = useState(0)
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined
    const soon = (): void => {
      due ??= setTimeout(() => {
        due = undefined
        setBeat((before) => before + 1)
      }, AGAIN_MS)
    }
    const stops = (['index.advanced', 'job.changed', 'volume.changed'] as const).map((type) => onEvent(type, soon))
    return () => {
      clearTimeout(due)
      stops.forEach((stop) => stop())
    }
  }, [])
  return beat
}
