import './shortcuts.css'
import '../../ui/field.css'
import {useState} from 'react'
import {tell} from '../../core/attempt.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Choices} from '../../ui/choices.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {choosePreset, useKeyChoices} from '../keys/key-choices.ts'
import {KeyRow} from './key-row.tsx'
import {foundKeys} from './found-keys.ts'
import {closeShortcuts, useShortcuts} from './shortcuts-store.ts'
import {useKeymap} from '../keys/keymap.ts'

const words = messages.command.shortcuts

/** All commands with their keys, which can be looked for by name or key and changed. */
export function ShortcutsSheet() {
  const {isOpen} = useShortcuts()
  return (
    <Dialog open={isOpen} onClose={closeShortcuts} title={words.title} wide>
      <Sheet />
    </Dialog>
  )
}

function Sheet() {
  const [text, setText] = useState('')
  const [recording, setRecording] = useState<string>()
  const {preset, changed} = useKeyChoices()
  const keymap = useKeymap()
  const groups = foundKeys(text, keymap)
  const resetAll = (): void => {
    choosePreset(preset)
    tell('done', words.resetDone)
  }
  return (
    <>
      <div className="shortcuts-head">
        <Choices title={words.preset} value={preset} options={words.presets} onChange={choosePreset} />
        <p className="dialog-text">{words.presetTexts[preset]}</p>
      </div>
      <input
        className="field-input"
        type="search"
        aria-label={words.find}
        placeholder={words.find}
        value={text}
        spellCheck={false}
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="shortcuts-list" tabIndex={0} role="region" aria-label={words.title}>
        {groups.length === 0 ? <p className="dialog-text">{words.none}</p> : null}
        {groups.map(({group, ids}) => (
          <section key={group}>
            <h3>{messages.command.groups[group]}</h3>
            <ul>
              {ids.map((id) => (
                <KeyRow
                  key={id}
                  id={id}
                  keymap={keymap}
                  isRecording={recording === id}
                  onRecord={(on) => setRecording(on ? id : undefined)}
                />
              ))}
            </ul>
          </section>
        ))}
        <p className="shortcuts-fixed">{words.fixed}</p>
      </div>
      <DialogActions>
        <Button disabled={Object.keys(changed).length === 0} onClick={resetAll}>
          {words.resetAll}
        </Button>
        <Button look="primary" onClick={closeShortcuts}>
          {messages.close}
        </Button>
      </DialogActions>
    </>
  )
}
