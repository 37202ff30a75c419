import {X} from 'lucide-react'
import {dismiss, type Notice, useNotices} from '../core/attempt.ts'
import {useSession} from '../core/session.ts'
import {messages} from '../messages.ts'
import {Button} from '../ui/button.tsx'
import {IconButton} from '../ui/icon-button.tsx'

/** What the window owes its user to say, one line each. */
export function Notices() {
  const {notices} = useNotices()
  return (
    <div className="notices">
      {notices.map((notice) => (
        <div key={notice.id} className="notice" data-tone={notice.tone} role={notice.tone === 'error' ? 'alert' : 'status'}>
          <p className="notice-text">{[notice.message, notice.hint].filter(Boolean).join(' ')}</p>
          {notice.offer ? <OfferButton notice={notice} offer={notice.offer} /> : null}
          <IconButton icon={X} small label={messages.dismiss} onClick={() => dismiss(notice.id)} />
        </div>
      ))}
    </div>
  )
}

function OfferButton({notice, offer}: {readonly notice: Notice; readonly offer: NonNullable<Notice['offer']>}) {
  const take = (): void => {
    dismiss(notice.id)
    offer.take()
  }
  return (
    <Button look="plain" onClick={take}>
      {offer.label}
    </Button>
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
