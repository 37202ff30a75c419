import './failed-page.css'
import {TriangleAlert} from 'lucide-react'
import {Component, type ErrorInfo, type ReactNode, useState} from 'react'
import packageFacts from '../../package.json'
import {messages} from '../messages.ts'
import {Button} from '../ui/button.tsx'
import {EmptyState} from '../ui/empty-state.tsx'

interface Failed {
  readonly details?: string
}

/** Stands around the whole window: where drawing it fails, a page says so and offers to load it again, instead of an empty window. */
export class FailureGuard extends Component<{readonly children: ReactNode}, Failed> {
  override state: Failed = {}

  static getDerivedStateFromError(error: unknown): Failed {
    return {details: detailsOf(error)}
  }

  override componentDidCatch(error: unknown, {componentStack}: ErrorInfo): void {
    this.setState({details: `${detailsOf(error)}\n${componentStack ?? ''}`})
  }

  override render(): ReactNode {
    const {details} = this.state
    return details === undefined ? this.props.children : <FailedPage details={details} />
  }
}

function FailedPage({details}: {readonly details: string}) {
  const [copied, setCopied] = useState<boolean>()
  const words = messages.shell
  const copy = async (): Promise<void> => {
    // A browser may forbid the clipboard; the text stands on the page.
    const done = await navigator.clipboard.writeText(details).then(
      () => true,
      () => false,
    )
    setCopied(done)
  }
  return (
    <main className="failed">
      <h1 className="unseen">{messages.appName}</h1>
      <EmptyState icon={TriangleAlert} title={words.failedTitle} text={words.failedText} alert>
        <Button look="primary" onClick={() => window.location.reload()}>
          {words.failedReload}
        </Button>
        <Button onClick={() => void copy()}>
          {copied === undefined ? words.failedCopy : copied ? words.failedCopied : words.failedNotCopied}
        </Button>
      </EmptyState>
      <details className="failed-details">
        <summary>{words.failedDetails}</summary>
        <pre className="failed-text" tabIndex={0}>
          {details}
        </pre>
      </details>
    </main>
  )
}

const detailsOf = (error: unknown): string =>
  [`Onefold ${packageFacts.version}, ${navigator.userAgent}`, error instanceof Error ? (error.stack ?? error.message) : String(error)].join(
    '\n',
  )
