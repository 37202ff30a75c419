import type {z} from 'zod'
import type {Grant} from './caller.ts'
import type {ErrorCode} from './errors.ts'

type Kind = 'action' | 'query'

/** One thing that the core can be asked to do, said once; parsing, client, command, help and page come from it. */
export interface Operation<
  K extends Kind = Kind,
  I extends z.ZodObject = z.ZodObject,
  O extends z.ZodType = z.ZodType,
  E extends ErrorCode = ErrorCode,
> {
  readonly kind: K
  /** One line for help and palette, in the imperative, with a full stop. */
  readonly summary: string
  readonly input: I
  readonly output: O
  /** The codes that its handler may fail with. */
  readonly fails: readonly E[]
  readonly needs: readonly Grant[]
  /** Input keys that the CLI takes by position; one that is an array takes all that the others leave. */
  readonly positional?: readonly (keyof z.input<I> & string)[]
  /** The input key that the CLI fills with the bytes of its standard input, in base64. */
  readonly fromInput?: {readonly key: string; readonly mostBytes: number}
  /** The CLI runs it when the subject stands alone: `search QUERY`. */
  readonly default?: boolean
  /** An act on files: the CLI shows its plan, waits for its job and prints what became of each target. */
  readonly waits?: boolean
  /** Long work whose end a query tells, as `duplicate.list`: the CLI waits for the job and prints what the query answers to the same words and `job`. */
  readonly tells?: string
  /** An answer that tells of damage is printed, and the CLI exits as `Damaged` does. */
  readonly isDamaged?: (output: never) => boolean
  /** May a paired device ask for it? Local only unless said. */
  readonly remote?: boolean
  /** Where it is carried out: the core, or the door of the window that asked (dialogs). */
  readonly place?: 'core' | 'window'
  /** Shown to the CLI and the palette; operations only for windows say false. */
  readonly listed?: boolean
}

type Said<K extends Kind, I extends z.ZodObject, O extends z.ZodType, E extends ErrorCode> = Omit<
  Operation<K, I, O, E>,
  'kind' | 'isDamaged'
> & {
  readonly isDamaged?: (output: z.output<O>) => boolean
}

/** Declares an operation that changes something; it runs with a Writer and carries a request id. */
export const action = <I extends z.ZodObject, O extends z.ZodType, const E extends ErrorCode = never>(
  said: Said<'action', I, O, E>,
): Operation<'action', I, O, E> => ({kind: 'action', ...said})

/** Declares an operation that only reads; its scope has nothing to write with. */
export const query = <I extends z.ZodObject, O extends z.ZodType, const E extends ErrorCode = never>(
  said: Said<'query', I, O, E>,
): Operation<'query', I, O, E> => ({kind: 'query', ...said})
