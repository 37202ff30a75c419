import {RotateCcw} from 'lucide-react'
import {useId} from 'react'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {Marked} from './marked.tsx'
import {SettingControl} from './setting-control.tsx'
import {type SettingRow, valueText} from './setting-rows.ts'
import {defaults, reset, useSettings} from './settings.ts'

const words = messages.pages.settings

/** One setting: its name, a sentence, what it is, and the way back to its default. */
export function SettingLine({row, searched}: {readonly row: SettingRow; readonly searched: readonly string[]}) {
  const {key} = row
  const value = useSettings((state) => state.value[key]) ?? defaults[key]
  const id = useId()
  const ids = {control: `${id}-control`, title: `${id}-title`, text: `${id}-text`}
  const {title, text} = words[key]
  return (
    <li className="setting" data-setting={key}>
      <div className="setting-words">
        <label id={ids.title} htmlFor={ids.control} className="setting-title">
          <Marked text={title} searched={searched} />
        </label>
        <p id={ids.text}>
          <Marked text={text} searched={searched} />
        </p>
      </div>
      <div className="setting-value">
        <SettingControl row={row} value={value} ids={ids} />
        {value === defaults[key] ? null : (
          <div className="setting-default">
            {key === 'pauseUntil' ? null : <span>{words.standard(valueText(key, defaults[key]))}</span>}
            <IconButton icon={RotateCcw} small label={words.resetNamed(title)} onClick={() => void resetTo(row, ids.control)} />
          </div>
        )}
      </div>
    </li>
  )
}

/** The button goes with what it did: the keyboard goes on at the setting. */
async function resetTo({key}: SettingRow, control: string): Promise<void> {
  document.getElementById(control)?.focus()
  await reset(key)
}
