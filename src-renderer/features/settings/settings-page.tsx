import '../../ui/page.css'
import '../../ui/field.css'
import './settings.css'
import {Settings2} from 'lucide-react'
import {useId, useState} from 'react'
import {usePaneRole} from '../../core/pane.ts'
import {useSession} from '../../core/session.ts'
import {messages} from '../../messages.ts'
import {EmptyState} from '../../ui/empty-state.tsx'
import {saysAll, searchedWords} from './find-settings.ts'
import {LibraryLines, SettingsFile} from './settings-places.tsx'
import {isOffered, type SectionName, type SettingRow, settingRows} from './setting-rows.ts'
import {SettingLine} from './setting-line.tsx'
import {SettingsProblems} from './settings-problems.tsx'
import {SettingsSearch} from './settings-search.tsx'
import {defaults, useSettings} from './settings.ts'

const words = messages.pages.settings

/** All that can be set, by what it is about; each holds as soon as it is chosen. */
export function SettingsPage() {
  const role = usePaneRole()
  const [text, setText] = useState('')
  const searched = searchedWords(text)
  const rows = useOfferedRows().filter((row) => saysAll(row, searched))
  const sections = (Object.keys(words.sections) as SectionName[]).map((section) => ({
    section,
    rows: rows.filter((row) => row.section === section),
  }))
  return (
    <div className="page settings" role={role} aria-label={words.title} tabIndex={0}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <SettingsSearch text={text} found={rows.length} onChange={setText} />
      </div>
      <SettingsProblems />
      {rows.length === 0 ? <EmptyState icon={Settings2} title={words.none} text={words.noneText} /> : null}
      {sections.map(({section, rows: own}) => (
        <Section key={section} section={section} rows={own} searched={searched} />
      ))}
    </div>
  )
}

interface SectionParts {
  readonly section: SectionName
  readonly rows: readonly SettingRow[]
  readonly searched: readonly string[]
}

function Section({section, rows, searched}: SectionParts) {
  const id = useId()
  const more = searched.length > 0 ? null : section === 'library' ? <LibraryLines /> : section === 'advanced' ? <SettingsFile /> : null
  if (rows.length === 0 && !more) return null
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 id={id}>{words.sections[section]}</h2>
      <ul>
        {rows.map((row) => (
          <SettingLine key={row.key} row={row} searched={searched} />
        ))}
        {more}
      </ul>
    </section>
  )
}

function useOfferedRows(): readonly SettingRow[] {
  const {value} = useSettings()
  const withDesktop = useSession((session) => session.welcome?.abilities.includes('tray') ?? false)
  return settingRows.filter((row) => isOffered(row, value[row.key] ?? defaults[row.key], withDesktop))
}
