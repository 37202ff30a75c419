import './jobs-panel.css'
import {ChevronDown, ChevronUp} from 'lucide-react'
import {useEffect, useRef, useState} from 'react'
import {messages} from '../../messages.ts'
import {JobRow} from './job-row.tsx'
import {stateText, titleOf} from './job-text.ts'
import {listed, useJobs} from './jobs.ts'

const words = messages.job
const SETTLE_MS = 3_000

/** The work in hand. It opens when work begins and folds away when all is done, unless the user chose otherwise. */
export function JobsPanel() {
  const {jobs} = useJobs()
  const {open: running, ended} = listed(jobs)
  const [unfolded, setUnfolded] = useUnfolded(running.length > 0)
  const latest = ended[0]
  const Arrow = unfolded ? ChevronDown : ChevronUp
  const summary =
    running.length > 0
      ? words.running(running.length)
      : latest && !unfolded
        ? `${titleOf(latest)} · ${stateText(latest)}`
        : latest
          ? ''
          : words.none
  return (
    <section className="jobs" aria-label={messages.jobs}>
      <button
        type="button"
        className="jobs-toggle"
        aria-expanded={unfolded}
        title={unfolded ? words.hide : words.show}
        onClick={() => setUnfolded(!unfolded)}
      >
        <strong>{messages.jobs}</strong>
        <span className="file-cut">{summary}</span>
        <Arrow size={15} aria-hidden />
      </button>
      {unfolded && running.length + ended.length > 0 ? (
        <ul className="jobs-list" tabIndex={0} aria-label={messages.jobs}>
          {[...running, ...ended].map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ul>
      ) : null}
    </section>
  )
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
