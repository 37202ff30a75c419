import {CircleAlert} from 'lucide-react'
import {messages} from '../messages.ts'
import {Button} from '../ui/button.tsx'
import {EmptyState} from '../ui/empty-state.tsx'

/** What stands in the window before the core has answered for the first time. */
export function ConnectingPage() {
  return (
    <main className="full-page">
      <h1 className="unseen">{messages.appName}</h1>
      <p className="full-page-waiting" role="status">
        {messages.session.connecting}
      </p>
    </main>
  )
}

/** The core does not serve this window; its sentence says which side must change. */
export function RefusedPage({sentence}: {readonly sentence: string}) {
  return (
    <main className="full-page">
      <h1 className="unseen">{messages.appName}</h1>
      <EmptyState icon={CircleAlert} title={messages.session.refusedTitle} text={sentence} alert>
        <Button onClick={() => window.location.reload()}>{messages.session.reload}</Button>
      </EmptyState>
    </main>
  )
}
