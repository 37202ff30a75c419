import {Search, X} from 'lucide-react'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'

const words = messages.pages.settings

interface SearchParts {
  readonly text: string
  /** How many settings are left. */
  readonly found: number
  readonly onChange: (text: string) => void
}

/** Where one types what a setting is about: the page holds what says so. */
export function SettingsSearch({text, found, onChange}: SearchParts) {
  return (
    <div className="settings-search">
      <Search size={15} aria-hidden />
      <input
        type="search"
        className="field-input"
        aria-label={words.search}
        placeholder={words.search}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onChange('')}
      />
      {text === '' ? null : <IconButton icon={X} small label={messages.search.clear} onClick={() => onChange('')} />}
      <span className="unseen" role="status">
        {text.trim() === '' ? '' : words.found(found)}
      </span>
    </div>
  )
}
