import type {CommandId} from '../../messages.ts'
import {useKeyTexts} from '../../core/key-texts.ts'
import {onMac} from '../../core/platform.ts'
import {commandIds, commands} from '../commands.ts'
import {chordText} from './chord.ts'
import {type KeyChoices, useKeyChoices} from './key-choices.ts'
import {presets} from './presets.ts'

/** The keys of every command, and the commands of every key. */
export interface Keymap {
  readonly keys: Readonly<Record<CommandId, readonly string[]>>
  /** By the whole of the keys; the first of several that can be done is done. */
  readonly bound: ReadonlyMap<string, readonly CommandId[]>
  /** What more must follow to be a key. */
  readonly begun: ReadonlySet<string>
}

/** What a set of keys and the choices of a user come to. */
export function keymapOf({preset, changed}: KeyChoices): Keymap {
  const keys = Object.fromEntries(
    commandIds.map((id) => [id, (changed[id] ?? keysInPreset(id, preset)).map(onThisPlatform)]),
  ) as unknown as Keymap['keys']
  const bound = new Map<string, CommandId[]>()
  const begun = new Set<string>()
  for (const id of byNearness(preset, changed)) {
    for (const chord of keys[id]) {
      bound.set(chord, [...(bound.get(chord) ?? []), id])
      const end = chord.indexOf(' ')
      if (end > 0) begun.add(chord.slice(0, end))
    }
  }
  return {keys, bound, begun}
}

/** The keys of a command before a user changes them. */
function keysInPreset(id: CommandId, preset: KeyChoices['preset']): readonly string[] {
  const {keys} = commands[id]
  const standard = keys === undefined ? [] : 'mac' in keys ? keys[onMac ? 'mac' : 'other'] : keys
  const {before, instead} = presets[preset]
  return instead?.[id] ?? [...(before?.[id] ?? []), ...standard]
}

/** What a user has set comes before what a preset sets, in its own order, and that before the standard. */
function byNearness(preset: KeyChoices['preset'], changed: KeyChoices['changed']): readonly CommandId[] {
  const {before, instead} = presets[preset]
  const set = Object.keys({...before, ...instead})
  const far = (id: CommandId): number => (id in changed ? -1 : set.includes(id) ? set.indexOf(id) : set.length)
  return commandIds.toSorted((one, other) => far(one) - far(other))
}

// Outside macOS there is one key for both.
const onThisPlatform = (chord: string): string => (onMac ? chord : chord.replaceAll(/\bCtrl\+/g, 'Mod+'))

let known: {readonly of: KeyChoices; readonly map: Keymap} | undefined

/** The keys as they are now. */
export function keymapNow(): Keymap {
  const choices = useKeyChoices.getState()
  if (known?.of !== choices) known = {of: choices, map: keymapOf(choices)}
  return known.map
}

/** The same for what is drawn. */
export function useKeymap(): Keymap {
  useKeyChoices()
  return keymapNow()
}

/** The first key of a command as it is shown. */
export function keyTextOf(id: CommandId): string | undefined {
  const [first] = keymapNow().keys[id]
  return first === undefined ? undefined : chordText(first, onMac)
}

/** Lets all buttons and menus show the keys as they are, also after they changed; the answer ends it. */
export function tellKeyTexts(): () => void {
  const tell = (): void => {
    const texts = commandIds.flatMap((id) => {
      const text = keyTextOf(id)
      return text === undefined ? [] : [[id, text] as const]
    })
    useKeyTexts.setState(Object.fromEntries(texts), true)
  }
  tell()
  return useKeyChoices.subscribe(tell)
}
