import {onMac} from '../../core/platform.ts'
import {type CommandId, messages} from '../../messages.ts'
import type {Command} from '../command.ts'
import {commandIds, commands} from '../commands.ts'
import {chordText} from '../keys/chord.ts'
import type {Keymap} from '../keys/keymap.ts'

interface Group {
  readonly group: Command['group']
  readonly ids: readonly CommandId[]
}

const words = messages.command

/** The commands whose name, other words or keys hold what is written, by their groups. */
export function foundKeys(written: string, {keys}: Keymap): readonly Group[] {
  const wanted = written.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const holds = (id: CommandId): boolean => {
    const texts = [words.titles[id], words.keywords[id] ?? '', ...keys[id].map((chord) => chordText(chord, onMac))]
    const all = texts.join(' ').toLowerCase()
    return wanted.every((word) => all.includes(word))
  }
  const groups = Map.groupBy(commandIds.filter(holds), (id) => commands[id].group)
  return [...groups].map(([group, ids]) => ({group, ids}))
}
