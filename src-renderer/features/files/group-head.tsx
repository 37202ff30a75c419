import './groups.css'
import {ChevronDown, ChevronRight} from 'lucide-react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
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
  /** It stands among the options of a column. */
  readonly inList?: boolean
}

/** The head of a group: what its rows have in common, how many there are, and whether they are folded away. */
export function GroupHead({section, top, active, id, inList}: HeadParts) {
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
      {...rolesOf(sticks, inList ? id : undefined)}
      style={{top}}
      className="group-head"
      data-group={sticks ? undefined : group.key}
      data-active={active ? '' : undefined}
      onClick={(event) => {
        event.stopPropagation()
        toggle()
      }}
    >
      <div {...(sticks || inList ? {} : {role: 'gridcell', id, 'aria-expanded': !folded})} className="group-head-cell">
        <Chevron size={14} aria-hidden />
        <span className="group-head-title">{title}</span>
        <span className="group-head-count">{amount(group.count)}</span>
        {inList && folded ? <span className="unseen">{messages.inspect.groups.folded}</span> : null}
      </div>
    </div>
  )
}

/** What sticks to the top is said where it stands. An option cannot tell by itself whether it is folded, so its words do. */
function rolesOf(sticks: boolean, option: string | undefined) {
  if (sticks) return {'aria-hidden': true} as const
  return option === undefined ? {role: 'row'} : {role: 'option', id: option, 'aria-selected': false}
}
