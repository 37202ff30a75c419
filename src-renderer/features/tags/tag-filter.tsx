import {Menu} from '@base-ui/react/menu'
import {Check, ChevronDown} from 'lucide-react'
import {withKey} from '../../../src-main/contract/query/edit.ts'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {useSearch} from '../search/index.ts'
import {tagsIn} from './show-tag.ts'
import {TagDot} from './tag-dot.tsx'
import {useTags, wordOfTag} from './tags.ts'

/** A menu with all tags, in which those are marked that the search asks for; it writes them into the search. */
export function TagFilter() {
  const pane = usePane()
  const all = useTags((state) => state.value)
  const {text} = useSearch()
  const chosen = tagsIn(text, all)
  if (all.length === 0) return null
  const toggle = (tag: Tag): void => {
    const next = chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]
    const match = next.length === 0 ? undefined : {key: 'tag' as const, values: next.map((one) => wordOfTag(one, all))}
    useSearch.setState({text: withKey(text, 'tag', match)}, pane)
  }
  return (
    <Menu.Root>
      <Menu.Trigger className="filter" data-set={chosen.length === 0 ? undefined : ''}>
        {messages.tags.filter}
        <ChevronDown size={13} aria-hidden />
      </Menu.Trigger>
      <Popup align="start">
        {all.map((tag) => (
          <Menu.CheckboxItem key={tag.id} className="popup-item" checked={chosen.includes(tag)} onCheckedChange={() => toggle(tag)}>
            <span className="popup-mark">
              <Menu.CheckboxItemIndicator>
                <Check size={14} aria-hidden />
              </Menu.CheckboxItemIndicator>
            </span>
            <TagDot colour={tag.colour} />
            {shown(tag.name)}
          </Menu.CheckboxItem>
        ))}
      </Popup>
    </Menu.Root>
  )
}
