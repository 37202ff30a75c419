import {messages} from '../../messages.ts'
import {useSettingsFile} from './settings.ts'

/** What does not fit in the settings file, where somebody wrote it by hand. */
export function SettingsProblems() {
  const {problems} = useSettingsFile((state) => state.value)
  if (problems.length === 0) return null
  return (
    <div className="page-note" role="alert">
      <div>
        <strong>{messages.pages.settings.problems}</strong>
        <ul>
          {problems.map(({sentence}) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
