import {ChevronRight} from 'lucide-react'
import {type ReactNode, useId} from 'react'
import {usePaneRole} from '../../core/pane.ts'

interface TileParts {
  readonly title: string
  /** Where there is more of it. */
  readonly more?: {readonly label: string; readonly onOpen: () => void}
  readonly children: ReactNode
}

/** One part of the overview. */
export function Tile({title, more, children}: TileParts) {
  const id = useId()
  const role = usePaneRole()
  return (
    <div role={role} className="overview-tile" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {more ? (
        <button type="button" className="overview-more" onClick={more.onOpen}>
          {more.label}
          <ChevronRight size={13} aria-hidden />
        </button>
      ) : null}
    </div>
  )
}
