import {messages} from '../../messages.ts'
import {change, useSettings} from './settings.ts'

/** How the desktop program lives on this machine: only its own window shows these. */
export function ShellSettings() {
  const {value} = useSettings()
  return (
    <div className="choices">
      <Check label={messages.settings.closeToTray} checked={value.closeToTray ?? false} onChange={(on) => void change('closeToTray', on)} />
      <Check label={messages.shell.startAtLogin} checked={value.startAtLogin ?? false} onChange={(on) => void change('startAtLogin', on)} />
      <Check label={messages.shell.notify} checked={value.notify ?? true} onChange={(on) => void change('notify', on)} />
    </div>
  )
}

function Check({label, checked, onChange}: {readonly label: string; readonly checked: boolean; readonly onChange: (on: boolean) => void}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  )
}
