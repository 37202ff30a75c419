import {CoreError, type Failure} from '../contract/errors.ts'
import {collectGarbage} from './collect-garbage.ts'
import {type Ask, type Halt, REST, type Told} from './remote-table.ts'

/** What a thread or a process serves, by name. A long one that lets others be heard in between asks whether its caller still needs the rest. */
export type ServedTable = Readonly<Record<string, (input: never, isHalted: () => boolean) => unknown>>

/** The serving end of a line. */
export interface ServingLine {
  hear(take: (ask: Ask | Halt) => void): void
  tell(told: Told, transfer: readonly ArrayBuffer[]): void
}

/** Answers calls from a table; one at a time in the order they came, save for those that await. */
export function serveCalls({hear, tell}: ServingLine, served: ServedTable | Promise<ServedTable>): void {
  const open = new Map<number, {isHalted: boolean}>()
  const answer = async ({id, name, input}: Ask): Promise<void> => {
    const call = {isHalted: false}
    open.set(id, call)
    try {
      const table = served instanceof Promise ? await served : served
      const run = name === REST ? () => rest(table[REST]) : table[name]
      if (!run) throw new CoreError({code: 'Internal', message: `This thread has no function ${name}.`})
      const found = run(input as never, () => call.isHalted)
      const value = found instanceof Promise ? await found : found
      tell({id, value}, typeof value === 'object' && value !== null ? (moved.get(value) ?? []) : [])
    } catch (error) {
      tell({id, ...toldFailure(error)}, [])
    } finally {
      open.delete(id)
    }
  }
  hear((said) => {
    if ('name' in said) return void answer(said)
    // What has been answered is on its way.
    const call = open.get(said.halts)
    if (call) call.isHalted = true
  })
}

const moved = new WeakMap<object, readonly ArrayBuffer[]>()

/** Marks buffers of an answer to be moved, not copied, to the asking thread. */
export function moving<V extends object>(value: V, buffers: readonly ArrayBuffer[]): V {
  moved.set(value, buffers)
  return value
}

async function rest(own: ServedTable[string] | undefined): Promise<void> {
  await own?.(undefined as never, () => false)
  collectGarbage()
}

function toldFailure(error: unknown): {failure: Failure; stack: string | undefined} {
  const stack = error instanceof Error ? error.stack : undefined
  if (error instanceof CoreError) {
    const {code, message, hint, details} = error
    return {failure: {code, message, hint, details}, stack}
  }
  return {failure: {code: 'Internal', message: error instanceof Error ? error.message : String(error)}, stack}
}
