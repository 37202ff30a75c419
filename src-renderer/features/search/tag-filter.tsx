import {Menu} from '@base-ui/react/menu'
import {Check, ChevronDown, X} from 'lucide-react'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Popup} from '../../ui/popup.tsx'
import {TagDot, useTags} from '../tags/index.ts'
import {useSearch} from './search-state.ts'

const words = messages.tags

// What was deleted is not asked for any more.
useTags.subscribe(({value, known}) => {
  const asked = useSearch.getState().tags ?? []
  const left = asked.filter((id) => value.some((tag) => tag.id === id))
  if (known && left.length < asked.length) set(left)
})

function set(tags: readonly string[]): void {
  useSearch.setState({tags: tags.length === 0 ? undefined : tags})
}

/** The tags that are asked for as chips, and a menu with all of them. */
export function TagFilter() {
  const all = useTags(({value}) => value)
  const chosen = useSearch((state) => state.tags) ?? []
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
