import {z} from 'zod'
import {create} from 'zustand'
import {remember} from '../../core/remember.ts'
import {type PresetName, presetNames} from './presets.ts'

const KeyChoices = z.object({
  preset: z.enum(presetNames),
  changed: z.record(z.string(), z.array(z.string().min(1))).readonly(),
})
/** What somebody has chosen of keys: a set to begin with, and the whole list of keys of each command that has others. */
export type KeyChoices = Readonly<z.infer<typeof KeyChoices>>

const KEYS = 'keys'
const standard: KeyChoices = {preset: 'standard', changed: {}}

/** The keys that this window's user has chosen. */
export const useKeyChoices = create<KeyChoices>(() => read())

export function choosePreset(preset: PresetName): void {
  keep({preset, changed: {}})
}

/** Gives commands other keys than their set does; without keys in the list they have none. */
export function changeKeys(changes: Readonly<Record<string, readonly string[]>>): void {
  const {preset, changed} = useKeyChoices.getState()
  const copies = Object.entries(changes).map(([command, keys]) => [command, [...keys]] as const)
  keep({preset, changed: {...changed, ...(Object.fromEntries(copies) as Record<string, string[]>)}})
}

/** Gives a command the keys of its set again. */
export function resetKeys(command: string): void {
  const {preset, changed} = useKeyChoices.getState()
  const {[command]: _gone, ...rest} = changed
  keep({preset, changed: rest})
}

/** Goes along with what another window changes; the answer ends it. */
export function followKeyChoices(): () => void {
  const hear = ({key}: StorageEvent): void => {
    if (key === null || key.endsWith(`.${KEYS}`)) useKeyChoices.setState(read(), true)
  }
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

function keep(choices: KeyChoices): void {
  useKeyChoices.setState(choices, true)
  remember.write(KEYS, JSON.stringify(choices))
}

function read(): KeyChoices {
  try {
    return KeyChoices.parse(JSON.parse(remember.read(KEYS) ?? JSON.stringify(standard)))
  } catch {
    // Written by another version: then the keys are as at first.
    return standard
  }
}
