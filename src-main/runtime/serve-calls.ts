import {CoreError, type Failure} from '../contract/errors.ts'
import {collectGarbage} from './collect-garbage.ts'
import {type Ask, REST, type Told} from './remote-table.ts'

/** What a thread or a process serves, by name. */
export type ServedTable = Readonly<Record<string, (input: never) => unknown>>

/** The serving end of a line. */
export interface ServingLine {
  hear(take: (ask: Ask) => void): void
  tell(told: Told, transfer: readonly ArrayBuffer[]): void
}

/** Answers calls from a table; one at a time in the order they came, save for those that await. */
export function serveCalls({hear, tell}: ServingLine, served: ServedTable | Promise<ServedTable>): void {
  hear(({id, name, input}) => {
    const answer = async (): Promise<void> => {
      try {
        const table = served instanceof Promise ? await served : served
        const run = name === REST ? () => rest(table[REST]) : table[name]
        if (!run) throw new CoreError({code: 'Internal', message: `This thread has no function ${name}.`})
        const found = run(input as never)
        const value = found instanceof Promise ? await found : found
        tell({id, value}, typeof value === 'object' && value !== null ? (moved.get(value) ?? []) : [])
      } catch (error) {
        tell({id, ...toldFailure(error)}, [])
      }
    }
    void answer()
  })
}

const moved = new WeakMap<object, readonly ArrayBuffer[]>()

/** Marks buffers of an answer to be moved, not copied, to the asking thread. */
export function moving<V extends object>(value: V, buffers: readonly ArrayBuffer[]): V {
  moved.set(value, buffers)
  return value
}

async function rest(own: ((input: never) => unknown) | undefined): Promise<void> {
  await own?.(undefined as never)
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
