import '../../ui/page.css'
import './activity.css'
import {Activity} from 'lucide-react'
import {useEffect} from 'react'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {EmptyState} from '../../ui/empty-state.tsx'
import {ActivityGrid} from './activity-grid.tsx'
import {lineCount} from './activity-lines.ts'
import {useActivity, watchActivity} from './activity.ts'
import {JobDetails} from './job-details.tsx'
import {StateLine} from './state-line.tsx'

const words = messages.pages.activity

/** All jobs: what runs, what needs somebody, what waits, and what has ended; and all that is known of the chosen one. */
export function ActivityPage() {
  const role = usePaneRole()
  const {known, failure, groups, chosen} = useActivity()
  useEffect(watchActivity, [])
  const isEmpty = lineCount(groups) === 0
  return (
    <div className="activity" role={role} aria-label={words.title}>
      <div className="page-head activity-head">
        <h1>{words.title}</h1>
        {known && !failure ? <StateLine /> : null}
        <p>{words.lead}</p>
      </div>
      {failure ? <EmptyState icon={Activity} title={messages.empty.failed} text={failure.message} alert /> : null}
      {known && !failure && isEmpty ? <EmptyState icon={Activity} title={words.none} text={words.noneText} /> : null}
      {isEmpty ? null : (
        <div className="activity-body">
          <ActivityGrid />
          <JobDetails job={chosen} />
        </div>
      )}
    </div>
  )
}
