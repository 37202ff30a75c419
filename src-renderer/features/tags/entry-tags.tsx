import {Plus, X} from 'lucide-react'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {removeTag} from './tag-acts.ts'
import {TagDot} from './tag-dot.tsx'
import {useTagsOf} from './use-tags-of.ts'

const words = messages.tags

interface TagsParts {
  /** The ids of entries. */
  readonly ids: readonly string[]
  /** Leads to where tags are chosen. */
  readonly onAdd?: (() => void) | undefined
}

/** The tags of some entries, each with a way to take it off; what only some of them have says of how many. */
export function EntryTags({ids, onAdd}: TagsParts) {
  const told = useTagsOf(ids)
  return (
    <ul className="tag-chips" aria-label={words.title}>
      {told?.tags.map((tag) => (
        <li key={tag.id} className="tag-chip">
          <TagDot colour={tag.colour} />
          <span className="tag-chip-name">{shown(tag.name)}</span>
          {tag.on < told.of ? <span className="tag-some">{words.some(tag.on, told.of)}</span> : null}
          <IconButton icon={X} small label={words.take(shown(tag.name))} onClick={() => void removeTag(tag, ids)} />
        </li>
      ))}
      {told?.tags.length === 0 && !onAdd ? <li className="tag-some">{words.noneOn}</li> : null}
      {onAdd ? (
        <li>
          <Button look="plain" onClick={onAdd}>
            <Plus size={14} aria-hidden />
            {words.add}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
