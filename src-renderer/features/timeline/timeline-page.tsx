import './timeline.css'
import {CalendarDays} from 'lucide-react'
import {useEffect} from 'react'
import {onEvent} from '../../core/events.ts'
import {usePane, usePaneRole} from '../../core/pane.ts'
import {useSession} from '../../core/session.ts'
import {messages} from '../../messages.ts'
import {EmptyState} from '../../ui/empty-state.tsx'
import {useNavigation} from '../places/index.ts'
import {closeTimeline, openTimeline, refreshTimeline, useTimeline} from './timeline.ts'
import {TimelineGrid} from './timeline-grid.tsx'

const words = messages.pages.timeline
const AT_MOST_EVERY_MS = 1_500

/** Pictures and videos by the month in which they were last changed. */
export function TimelinePage() {
  const role = usePaneRole()
  const of = useNavigation(({visits, at}) => visits[at]?.place.of)
  useFollowed(of)
  const {total, known, failure} = useTimeline()
  return (
    <div className="timeline" role={role} aria-label={words.title} tabIndex={-1}>
      <div className="timeline-head">
        <h1>{words.title}</h1>
        {total > 0 ? <p>{words.lead(total)}</p> : null}
      </div>
      {failure ? <EmptyState icon={CalendarDays} title={messages.empty.failed} text={failure.message} alert /> : null}
      {known && !failure && total === 0 ? <EmptyState icon={CalendarDays} title={words.none} text={words.noneText} /> : null}
      {total > 0 && !failure ? <TimelineGrid /> : null}
    </div>
  )
}

function useFollowed(folder: string | undefined): void {
  const pane = usePane()
  const round = useSession((state) => state.round)
  useEffect(() => {
    void openTimeline(folder, pane)
    let waiting: ReturnType<typeof setTimeout> | undefined
    const again = (): void => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void refreshTimeline(folder, pane)
      }, AT_MOST_EVERY_MS)
    }
    const ends = [onEvent('index.advanced', again), onEvent('volume.changed', again), onEvent('location.removed', again)]
    return () => {
      clearTimeout(waiting)
      for (const end of ends) end()
      closeTimeline(pane)
    }
  }, [folder, round, pane])
}
