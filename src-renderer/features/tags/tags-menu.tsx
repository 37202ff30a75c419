import {Menu} from '@base-ui/react/menu'
import {Check, ChevronRight, Minus, Tag as TagIcon} from 'lucide-react'
import {useEffect, useState} from 'react'
import {attempt} from '../../core/attempt.ts'
import {useKeyText} from '../../core/key-texts.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup, PopupItem, PopupLine} from '../../ui/popup.tsx'
import {chosenItems, targetOf} from '../files/index.ts'
import {applyTag, removeTag} from './tag-acts.ts'
import {TagDot} from './tag-dot.tsx'
import {openTagPopover} from './tag-popover.tsx'
import {pathOfTag, useTags} from './tags.ts'
import {useTagsOf} from './use-tags-of.ts'

const words = messages.tags
const MOST_TARGETS = 100_000
const MOST_SHOWN = 12
/** A menu that closes takes the keyboard back; what wants it itself begins after that. */
const MENU_GONE_MS = 180

/** The tags of what is chosen, in its menu. */
export function TagsMenu() {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger className="popup-item">
        <TagIcon size={15} strokeWidth={1.8} aria-hidden />
        {words.menu}
        <span className="popup-end">
          <ChevronRight size={14} aria-hidden />
        </span>
      </Menu.SubmenuTrigger>
      <Popup side="inline-end" align="start">
        <TagItems />
      </Popup>
    </Menu.SubmenuRoot>
  )
}

// Drawn only while the submenu is open: only then is it asked which tags there are.
function TagItems() {
  const pane = usePane()
  const all = useTags((state) => state.value)
  const [targets, setTargets] = useState<readonly string[]>([])
  const told = useTagsOf(targets)
  useEffect(() => {
    let wanted = true
    void attempt(() => chosenItems(MOST_TARGETS, pane)).then((items) => wanted && items && setTargets(items.map(targetOf)))
    return () => {
      wanted = false
    }
  }, [pane])
  return (
    <>
      {all.slice(0, MOST_SHOWN).map((tag) => {
        const on = told?.tags.find(({id}) => id === tag.id)?.on ?? 0
        const isOn = told !== undefined && on === told.of && on > 0
        return (
          <Menu.CheckboxItem
            key={tag.id}
            className="popup-item"
            checked={isOn}
            closeOnClick
            onCheckedChange={() => void (isOn ? removeTag(tag, targets) : applyTag(tag.id, targets))}
          >
            <span className="tag-tick">{isOn ? <Check size={14} aria-hidden /> : on > 0 ? <Minus size={14} aria-hidden /> : null}</span>
            <TagDot colour={tag.colour} />
            {shown(pathOfTag(tag, all))}
          </Menu.CheckboxItem>
        )
      })}
      {all.length > 0 ? <PopupLine /> : null}
      <PopupItem {...useKeyText('tag.choose')} onClick={() => setTimeout(() => void openTagPopover(), MENU_GONE_MS)}>
        {words.others}
      </PopupItem>
    </>
  )
}
