import '../../ui/page.css'
import {CopyCheck} from 'lucide-react'
import {useState} from 'react'
import type {DuplicateGroup} from '../../../src-main/contract/duplicate.ts'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {EmptyState} from '../../ui/empty-state.tsx'
import {bytes} from '../../ui/format.ts'
import {GroupRow} from './group-row.tsx'
import {readUnsure, resolve, showFurther, useDuplicates, useFurther} from './duplicates.ts'
import {ResolveForm} from './resolve-form.tsx'

const words = messages.pages.duplicates

/** Files with the same bytes, those first that hold the most to reclaim, and what is to become of them. */
export function DuplicatesPage() {
  const role = usePaneRole()
  const {value, known, failure} = useDuplicates()
  const further = useFurther()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const groups = [...value.groups, ...further.groups]
  const chosen = groups.filter(({contentId}) => picked.has(contentId))
  const more = (further.begun ? further.cursor : value.cursor) !== undefined
  return (
    <div className="page" role={role} aria-label={words.title} tabIndex={0}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{value.total > 0 ? words.lead(value.total, bytes(value.reclaimableBytes)) : words.leadNone}</p>
      </div>
      <Unsure />
      {failure ? <EmptyState icon={CopyCheck} title={messages.empty.failed} text={failure.message} alert /> : null}
      {known && !failure && groups.length === 0 ? <EmptyState icon={CopyCheck} title={words.none} text={words.noneText} /> : null}
      {groups.length > 0 ? (
        <>
          <ResolveForm
            chosen={chosen.length}
            onResolve={async (resolution) => {
              if (await resolve(resolution, chosen)) setPicked(new Set())
            }}
          />
          <Groups groups={groups} picked={picked} onPick={setPicked} />
        </>
      ) : null}
      {more ? (
        <div className="page-more">
          <Button onClick={() => void showFurther()}>{words.more}</Button>
        </div>
      ) : null}
    </div>
  )
}

function Unsure() {
  const unsure = useDuplicates(({value}) => value.unsure)
  if (!unsure || unsure.groups === 0) return null
  return (
    <div className="page-note" role="note">
      <p>{words.unsure(unsure.groups, bytes(unsure.bytesToRead))}</p>
      <Button onClick={() => void readUnsure()}>{words.read}</Button>
    </div>
  )
}

interface GroupsParts {
  readonly groups: readonly DuplicateGroup[]
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
}

function Groups({groups, picked, onPick}: GroupsParts) {
  const toggle = (content: string): void => {
    const next = new Set(picked)
    if (!next.delete(content)) next.add(content)
    onPick(next)
  }
  return (
    <ul className="page-groups" aria-label={words.list}>
      {groups.map((group) => (
        <GroupRow key={group.contentId} group={group} picked={picked.has(group.contentId)} onToggle={() => toggle(group.contentId)} />
      ))}
    </ul>
  )
}
