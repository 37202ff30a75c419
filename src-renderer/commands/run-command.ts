import type {CommandId} from '../messages.ts'
import {commands} from './commands.ts'
import {type Context, contextNow} from './context.ts'
import {askFor} from './palette/palette-store.ts'

interface Run {
  /** What it is for, where that is not where one is now. */
  readonly context?: Context
  readonly argument?: string | undefined
}

/** Does a command, or asks first what it must be told. False where it cannot be done now. */
export function runCommand(id: CommandId, {context = contextNow(), argument}: Run = {}): boolean {
  const command = commands[id]
  if (command.cannot?.(context) !== undefined) return false
  if (command.argument && argument === undefined) {
    if (command.asksItself) command.asksItself(context)
    else askFor(id, context)
  } else void command.run(context, argument ?? '')
  return true
}
