import {X} from 'lucide-react'
import {dismiss, useNotices} from '../core/attempt.ts'
import {useSession} from '../core/session.ts'
import {messages} from '../messages.ts'
import {IconButton} from '../ui/icon-button.tsx'

/** What the window owes its user to say, one line each. */
export function Notices() {
  const {notices} = useNotices()
  return (
    <div className="notices">
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-tone={notice.tone} role={notice.tone === 'error' ? 'alert' : 'status'}>
          <p className="notice-text">{[notice.message, notice.hint].filter(Boolean).join(' ')}</p>
          <IconButton icon={X} small label={messages.dismiss} onClick={() => dismiss(notice.id)} />
        </div>
      ))}
    </div>
  )
}

/** Says calmly that the core went away and is being started again. */
export function SessionStrip() {
  const phase = useSession((session) => session.phase)
  if (phase !== 'lost') return null
  return (
    <div className="strip" data-tone="lost" role="status">
      <span className="strip-spinner" aria-hidden />
      <p className="strip-text">{messages.session.lost}</p>
    </div>
  )
}
