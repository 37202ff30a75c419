import {useEffect, useEffectEvent, useRef, useState} from 'react'
import {onMac} from '../../core/platform.ts'
import {type CommandId, messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {chordText} from '../keys/chord.ts'
import {othersWith} from '../keys/conflicts.ts'
import type {Keymap} from '../keys/keymap.ts'
import {recordedChord} from '../keys/recorded-chord.ts'

const words = messages.command.shortcuts

interface RecorderParts {
  readonly id: CommandId
  readonly keymap: Keymap
  /** With the commands that it is taken from. */
  readonly onTake: (chord: string, from: readonly CommandId[]) => void
  readonly onLeave: () => void
}

/** Takes the next keys for a command; where they do something else already it says so and asks. */
export function KeyRecorder({id, keymap, onTake, onLeave}: RecorderParts) {
  const [chord, setChord] = useState<string>()
  const box = useRef<HTMLDivElement>(null)
  const hear = useEffectEvent((event: KeyboardEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onLeave()
    const next = recordedChord(event, id)
    if (next === undefined) return undefined
    return othersWith(next, id, keymap).length === 0 ? onTake(next, []) : setChord(next)
  })
  useEffect(() => {
    if (chord !== undefined) return
    box.current?.focus()
    // Before the dialog around it, which Escape would close.
    window.addEventListener('keydown', hear, true)
    return () => window.removeEventListener('keydown', hear, true)
  }, [chord])
  const title = messages.command.titles[id]
  if (chord === undefined) {
    return (
      <div ref={box} className="shortcuts-recorder" role="group" tabIndex={-1} aria-label={words.recordingText(title)} onBlur={onLeave}>
        {words.recording}
      </div>
    )
  }
  const others = othersWith(chord, id, keymap)
  const names = others.map((other) => messages.command.titles[other]).join('”, “')
  return (
    <div className="shortcuts-conflict" role="alert">
      <p>{words.conflict(chordText(chord, onMac), names)}</p>
      <Button look="primary" autoFocus onClick={() => onTake(chord, others)}>
        {words.take}
      </Button>
      <Button onClick={onLeave}>{words.leave}</Button>
    </div>
  )
}
