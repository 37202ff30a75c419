import './empty-state.css'
import type {LucideIcon} from 'lucide-react'
import type {ReactNode} from 'react'

interface EmptyStateParts {
  readonly icon: LucideIcon
  readonly title: string
  readonly text?: string | undefined
  /** It is a failure: told at once to who cannot see it. */
  readonly alert?: boolean
  readonly children?: ReactNode
}

/** Says why there is nothing here, and what one can do. */
export function EmptyState({icon: Icon, title, text, alert, children}: EmptyStateParts) {
  return (
    <div className="empty-state" role={alert ? 'alert' : undefined}>
      <Icon className="empty-state-icon" size={40} strokeWidth={1.2} aria-hidden />
      <h2 className="empty-state-title">{title}</h2>
      {text ? <p className="empty-state-text">{text}</p> : null}
      {children ? <div className="empty-state-actions">{children}</div> : null}
    </div>
  )
}
