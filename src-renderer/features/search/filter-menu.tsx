import {Menu} from '@base-ui/react/menu'
import {Check, ChevronDown} from 'lucide-react'
import {messages} from '../../messages.ts'
import {Popup} from '../../ui/popup.tsx'

interface FilterParts<T extends string> {
  readonly title: string
  readonly value: T | undefined
  readonly options: readonly (readonly [T, string])[]
  readonly onChange: (value: T | undefined) => void
}

const ANY = ''

/** One filter of a search as a small menu; what is set stands on its button. */
export function FilterMenu<T extends string>({title, value, options, onChange}: FilterParts<T>) {
  const chosen = options.find(([option]) => option === value)?.[1]
  const all: readonly (readonly [T | typeof ANY, string])[] = [[ANY, messages.search.any], ...options]
  return (
    <Menu.Root>
      <Menu.Trigger className="filter" data-set={value === undefined ? undefined : ''}>
        {chosen === undefined ? title : `${title}: ${chosen}`}
        <ChevronDown size={13} aria-hidden />
      </Menu.Trigger>
      <Popup align="start">
        <Menu.RadioGroup value={value ?? ANY} onValueChange={(next: T | typeof ANY) => onChange(next === ANY ? undefined : next)}>
          {all.map(([option, name]) => (
            <Menu.RadioItem key={option} value={option} className="popup-item" closeOnClick>
              <span className="popup-mark">
                <Menu.RadioItemIndicator>
                  <Check size={14} aria-hidden />
                </Menu.RadioItemIndicator>
              </span>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Popup>
    </Menu.Root>
  )
}
