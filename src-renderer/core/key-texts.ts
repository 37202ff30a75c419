import {create} from 'zustand'
import type {CommandId} from '../messages.ts'

/** The keys of each command as they are shown, the first one of each: told here by who knows the keys, read by whoever draws a button or a menu. */
export const useKeyTexts = create<Readonly<Partial<Record<CommandId, string>>>>(() => ({}))

/** The key that does the same as a button; nothing where there is none. */
export function useKeyText(command: CommandId): {readonly shortcut?: string} {
  const shortcut = useKeyTexts((texts) => texts[command])
  return shortcut === undefined ? {} : {shortcut}
}
