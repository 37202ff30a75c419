import './groups.css'
import {ChevronDown, ChevronRight} from 'lucide-react'
import {usePane} from '../../core/pane.ts'
import {amount} from '../../ui/format.ts'
import {fold, standOnHead} from './folded-groups.ts'
import {useGroupTitle} from './group-title.ts'
import type {Section} from './row-lines.ts'

interface HeadParts {
  readonly section: Section
  /** Where it stands; absent where it sticks to the top. */
  readonly top?: number | undefined
  readonly active?: boolean
  readonly id?: string | undefined
}

/** The head of a group: what its rows have in common, how many there are, and whether they are folded away. */
export function GroupHead({section, top, active, id}: HeadParts) {
  const pane = usePane()
  const {group, folded} = section
  const title = useGroupTitle(group?.key ?? '')
  if (!group) return null
  const Chevron = folded ? ChevronRight : ChevronDown
  const toggle = (): void => {
    standOnHead(group.key, pane)
    fold(group.key, !folded, pane)
  }
  const sticks = top === undefined
  return (
    <div
      {...(sticks ? {'aria-hidden': true} : {role: 'row', style: {top}})}
      className="group-head"
      data-group={sticks ? undefined : group.key}
      data-active={active ? '' : undefined}
      onClick={(event) => {
        event.stopPropagation()
        toggle()
      }}
    >
      <div {...(sticks ? {} : {role: 'gridcell', id, 'aria-expanded': !folded})} className="group-head-cell">
        <Chevron size={14} aria-hidden />
        <span className="group-head-title">{title}</span>
        <span className="group-head-count">{amount(group.count)}</span>
      </div>
    </div>
  )
}
