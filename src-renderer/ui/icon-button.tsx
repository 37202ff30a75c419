import './button.css'
import type {LucideIcon} from 'lucide-react'
import type {ComponentProps} from 'react'

interface Looks {
  readonly icon: LucideIcon
  /** Said to who cannot see the icon, and shown on hover. */
  readonly label: string
  readonly small?: boolean
  /** The key that does the same, as `Ctrl+H`. */
  readonly shortcut?: string
}

/** A button that is only an icon, with a name. */
export function IconButton({icon: Icon, label, small, shortcut, ...rest}: Omit<ComponentProps<'button'>, 'children'> & Looks) {
  return (
    <button
      {...rest}
      type="button"
      className="icon-button"
      data-small={small ? '' : undefined}
      aria-label={label}
      title={shortcut ? `${label} (${shortcut})` : label}
    >
      <Icon size={small ? 14 : 16} strokeWidth={1.8} aria-hidden />
    </button>
  )
}
