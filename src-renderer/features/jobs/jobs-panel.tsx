import './jobs-panel.css'
import {ChevronDown, ChevronUp} from 'lucide-react'
import {useEffect, useRef, useState} from 'react'
import {messages} from '../../messages.ts'
import {goTo} from '../places/index.ts'
import {useFront} from './job-front.ts'
import {JobRow} from './job-row.tsx'
import {stateText, titleOf} from './job-text.ts'
import {isUnfinished} from './job-verbs.ts'

const words = messages.job
const SETTLE_MS = 3_000

/** The work in hand. It opens when work begins and folds away when all is done, unless the user chose otherwise. */
export function JobsPanel() {
  const {jobs, groups} = useFront()
  const paused = jobs.attention.filter(isUnfinished)
  const inHand = groups.running + groups.waiting + paused.length
  const [unfolded, setUnfolded] = useUnfolded(inHand > 0)
  const listed = [...jobs.running, ...paused, ...jobs.waiting, ...jobs.ended]
  const further = groups.waiting - jobs.waiting.length
  const Arrow = unfolded ? ChevronDown : ChevronUp
  return (
    <section className="jobs" aria-label={messages.jobs}>
      <div className="jobs-bar">
        <button
          type="button"
          className="jobs-toggle"
          aria-expanded={unfolded}
          title={unfolded ? words.hide : words.show}
          onClick={() => setUnfolded(!unfolded)}
        >
          <strong>{messages.jobs}</strong>
          <span className="file-cut">{summaryOf({jobs, groups, inHand, unfolded})}</span>
          <Arrow size={15} aria-hidden />
        </button>
        <button type="button" className="jobs-all" onClick={() => goTo({page: 'activity'})}>
          {words.all}
        </button>
      </div>
      {unfolded && listed.length > 0 ? (
        <ul className="jobs-list" tabIndex={0} aria-label={messages.jobs}>
          {listed.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
          {further > 0 ? <li className="job job-fact">{words.moreWaiting(further)}</li> : null}
        </ul>
      ) : null}
    </section>
  )
}

interface Summed extends Pick<ReturnType<typeof useFront.getState>, 'jobs' | 'groups'> {
  readonly inHand: number
  readonly unfolded: boolean
}

function summaryOf({jobs, groups, inHand, unfolded}: Summed): string {
  const needed = groups.attention > 0 ? words.needed(groups.attention) : ''
  if (inHand > 0) return [words.running(inHand), needed].filter(Boolean).join(' · ')
  const [latest] = jobs.ended
  if (!latest) return needed || words.none
  return needed || (unfolded ? '' : `${titleOf(latest)} · ${stateText(latest)}`)
}

function useUnfolded(working: boolean): readonly [boolean, (unfolded: boolean) => void] {
  const [unfolded, setUnfolded] = useState(working)
  const before = useRef(working)
  useEffect(() => {
    if (before.current === working) return
    before.current = working
    if (working) return setUnfolded(true)
    const settle = setTimeout(() => setUnfolded(false), SETTLE_MS)
    return () => clearTimeout(settle)
  }, [working])
  return [unfolded, setUnfolded]
}
