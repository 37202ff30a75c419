import {Menu} from '@base-ui/react/menu'
import {Check, ChevronDown, X} from 'lucide-react'
import {useEffect} from 'react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {useSearch} from '../search/index.ts'
import {TagDot} from './tag-dot.tsx'
import {useTags} from './tags.ts'

const words = messages.tags
const none: readonly string[] = []

/** The tags that are asked for as chips, and a menu with all of them. */
export function TagFilter() {
  const pane = usePane()
  const {value: all, known} = useTags()
  const chosen = useSearch((state) => state.tags) ?? none
  const set = (tags: readonly string[]): void => useSearch.setState({tags: tags.length === 0 ? undefined : tags}, pane)
  // What was deleted is not asked for any more.
  useEffect(() => {
    const left = chosen.filter((id) => all.some((tag) => tag.id === id))
    if (known && left.length < chosen.length) useSearch.setState({tags: left.length === 0 ? undefined : left}, pane)
  }, [all, known, chosen, pane])
  const own = all.filter(({id}) => chosen.includes(id))
  if (all.length === 0) return null
  const toggle = (id: string): void => set(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="filter">
          {words.filter}
          <ChevronDown size={13} aria-hidden />
        </Menu.Trigger>
        <Popup align="start">
          {all.map(({id, name, colour}) => (
            <Menu.CheckboxItem key={id} className="popup-item" checked={chosen.includes(id)} onCheckedChange={() => toggle(id)}>
              <span className="popup-mark">
                <Menu.CheckboxItemIndicator>
                  <Check size={14} aria-hidden />
                </Menu.CheckboxItemIndicator>
              </span>
              <TagDot colour={colour} />
              {shown(name)}
            </Menu.CheckboxItem>
          ))}
        </Popup>
      </Menu.Root>
      {own.map(({id, name, colour}) => (
        <button
          key={id}
          type="button"
          className="filter"
          data-set=""
          title={words.unfilter(shown(name))}
          aria-label={words.unfilter(shown(name))}
          onClick={() => toggle(id)}
        >
          <TagDot colour={colour} />
          {shown(name)}
          <X size={13} aria-hidden />
        </button>
      ))}
    </>
  )
}
