import {useEffect, useState} from 'react'
import type {CoreEvent} from '../../../src-main/contract/events.ts'
import {askAgain} from '../../core/ask-again.ts'
import {isNews, onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'

const AT_MOST_EVERY_MS = 2_000

/** An answer of the core for as long as somebody looks at it; asked again when one of the events rang, of jobs their ends, and not more often than every two seconds. */
export function useAsked<T>(ask: () => Promise<T>, events: readonly CoreEvent['type'][]): T | undefined {
  const [answer, setAnswer] = useState<T>()
  const round = useSession((state) => state.round)
  useEffect(() => {
    let wanted = true
    const load = async (): Promise<void> => {
      try {
        const next = await ask()
        if (wanted) setAnswer(next)
      } catch {
        // What stood there stands; the next bell asks again, and the pages behind the tiles tell what is wrong.
      }
    }
    void load()
    const again = askAgain(() => void load(), AT_MOST_EVERY_MS)
    const ends = [again.end, ...events.map((type) => onEvent(type, (event) => isNews(event) && again.ring()))]
    return () => {
      wanted = false
      for (const end of ends) end()
    }
  }, [ask, events, round])
  return answer
}
