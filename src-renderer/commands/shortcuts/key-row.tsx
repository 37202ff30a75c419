import {RotateCcw, X} from 'lucide-react'
import {tell} from '../../core/attempt.ts'
import {onMac} from '../../core/platform.ts'
import {type CommandId, messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {chordText} from '../keys/chord.ts'
import {changeKeys, resetKeys, useKeyChoices} from '../keys/key-choices.ts'
import type {Keymap} from '../keys/keymap.ts'
import {KeyRecorder} from './key-recorder.tsx'

const words = messages.command.shortcuts

interface RowParts {
  readonly id: CommandId
  readonly keymap: Keymap
  readonly isRecording: boolean
  readonly onRecord: (on: boolean) => void
}

/** A command with its keys: the button that shows them takes others. */
export function KeyRow({id, keymap, isRecording, onRecord}: RowParts) {
  const isChanged = useKeyChoices(({changed}) => id in changed)
  const title = messages.command.titles[id]
  const keys = keymap.keys[id]
  const take = (chord: string, from: readonly CommandId[]): void => {
    const taken = from.map((other) => [other, keymap.keys[other].filter((one) => one !== chord)] as const)
    changeKeys({...Object.fromEntries(taken), [id]: [chord, ...keys.slice(1).filter((one) => one !== chord)]})
    onRecord(false)
    tell('done', words.changed(title, chordText(chord, onMac)))
  }
  return (
    <li className="shortcuts-row">
      <span className="shortcuts-title">{title}</span>
      <span className="shortcuts-acts">
        {isChanged ? <IconButton icon={RotateCcw} small label={words.resetOf(title)} onClick={() => resetKeys(id)} /> : null}
        {keys.length > 0 && !isRecording ? (
          <IconButton icon={X} small label={words.removeOf(title)} onClick={() => changeKeys({[id]: []})} />
        ) : null}
      </span>
      {isRecording ? (
        <KeyRecorder id={id} keymap={keymap} onTake={take} onLeave={() => onRecord(false)} />
      ) : (
        <button type="button" className="shortcuts-key" onClick={() => onRecord(true)}>
          <span className="unseen">{words.change(title)}: </span>
          {keys.length === 0 ? <span className="shortcuts-none">{words.noKey}</span> : null}
          {keys.map((chord) => (
            <kbd key={chord}>{chordText(chord, onMac)}</kbd>
          ))}
        </button>
      )}
    </li>
  )
}
