import {useEffect, useState} from 'react'
import {messages} from '../../messages.ts'
import {useActivity} from './activity.ts'

const ANNOUNCE_EVERY_MS = 10_000

/** What is going on, in one calm sentence. It is read out at most every ten seconds, however fast it changes. */
export function StateLine() {
  const {groups, failed} = useActivity()
  const text = messages.job.state({running: groups.running, waiting: groups.waiting, paused: groups.attention - failed, failed})
  return (
    <>
      <p className="activity-now">{text}</p>
      <span className="unseen" role="status">
        {useNowAndThen(text)}
      </span>
    </>
  )
}

/** A text as it was a while ago at most: the first at once, and what changes often not each time. */
function useNowAndThen(text: string): string {
  const [told, setTold] = useState(() => ({text, at: performance.now()}))
  useEffect(() => {
    if (text === told.text) return
    const wait = Math.max(0, told.at + ANNOUNCE_EVERY_MS - performance.now())
    const due = setTimeout(() => setTold({text, at: performance.now()}), wait)
    return () => clearTimeout(due)
  }, [text, told])
  return told.text
}
