import {useEffect} from 'react'
import {askAgain} from '../../core/ask-again.ts'
import {onEvent} from '../../core/events.ts'
import {usePane} from '../../core/pane.ts'
import {useSession} from '../../core/session.ts'
import {askSizes, forgetSizes, type Look} from './sizes.ts'

const AT_MOST_EVERY_MS = 1_500

/** Asks for the sizes of something, and again when the index has gone on, for as long as they are shown. */
export function useSizesOf(of: string | undefined, look: Look): void {
  const pane = usePane()
  const round = useSession((state) => state.round)
  useEffect(() => {
    void askSizes(of, look, pane)
    const again = askAgain(() => void askSizes(of, look, pane), AT_MOST_EVERY_MS)
    const bells = ['index.advanced', 'volume.changed', 'location.removed'] as const
    const ends = [again.end, ...bells.map((type) => onEvent(type, again.ring))]
    return () => {
      for (const end of ends) end()
    }
  }, [of, look, round, pane])
  useEffect(() => () => forgetSizes(pane), [pane])
}
