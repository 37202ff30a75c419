import {z} from 'zod'
import {remember} from '../../core/remember.ts'
import type {CommandId} from '../../messages.ts'
import {isCommand} from '../commands.ts'

const RECENT = 'recent-commands'
const MOST_KEPT = 8
const Ids = z.array(z.string())

/** What was done last from the palette, the latest first. */
export function recentCommands(): readonly CommandId[] {
  try {
    return Ids.parse(JSON.parse(remember.read(RECENT) ?? '[]')).filter(isCommand)
  } catch {
    // Written by another version.
    return []
  }
}

export function noteCommand(id: CommandId): void {
  remember.write(RECENT, JSON.stringify([id, ...recentCommands().filter((one) => one !== id)].slice(0, MOST_KEPT)))
}
