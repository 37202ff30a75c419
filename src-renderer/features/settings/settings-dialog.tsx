import {create} from 'zustand'
import {useSession} from '../../core/session.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Choices} from '../../ui/choices.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {BackgroundSettings} from './background-settings.tsx'
import {change, useSettings} from './settings.ts'
import {ShellSettings} from './shell-settings.tsx'

const useAsking = create<{readonly open: boolean}>(() => ({open: false}))
export const askForSettings = (): void => useAsking.setState({open: true})
const onClose = (): void => useAsking.setState({open: false})

/** The few things that one may want otherwise; each holds as soon as it is chosen. */
export function SettingsDialog() {
  const {open} = useAsking()
  const {value} = useSettings()
  const withTray = useSession((session) => session.welcome?.abilities.includes('tray') ?? false)
  const words = messages.settings
  return (
    <Dialog open={open} onClose={onClose} title={words.title}>
      <Choices
        title={words.theme}
        value={value.theme ?? 'system'}
        options={words.themes}
        onChange={(theme) => void change('theme', theme)}
      />
      <Choices
        title={words.mode}
        value={value.indexMode ?? 'content'}
        options={words.modes}
        onChange={(mode) => void change('indexMode', mode)}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={value.showHidden ?? false}
          onChange={(event) => void change('showHidden', event.currentTarget.checked)}
        />
        {words.hidden}
      </label>
      {withTray ? <ShellSettings /> : null}
      <BackgroundSettings />
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {messages.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
