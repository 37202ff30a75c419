import type {z} from 'zod'
import {act} from './act.ts'
import {audit, redo, undo} from './audit.ts'
import {duplicate} from './duplicate.ts'
import type {ErrorCode, Failure} from './errors.ts'
import {file} from './file.ts'
import {health} from './health.ts'
import {index} from './index-subject.ts'
import {job} from './job.ts'
import {library} from './library.ts'
import {location} from './location.ts'
import type {Operation} from './operation.ts'
import {saved} from './saved.ts'
import {search, view} from './search.ts'
import {sidecar} from './sidecar.ts'
import {core, log, settings, window} from './system.ts'
import {tag} from './tag.ts'
import {volume} from './volume.ts'

/** The whole of what can be asked, by subject and verb. */
export const operations = {
  core,
  library,
  location,
  index,
  file,
  duplicate,
  search,
  saved,
  view,
  sidecar,
  tag,
  job,
  volume,
  act,
  audit,
  undo,
  redo,
  settings,
  health,
  log,
  window,
}
export type Operations = typeof operations

type Call<O> = O extends Operation<infer _K, infer I, infer R, infer _E> ? (input: z.input<I>) => Promise<z.output<R>> : never
/** The contract as its callers see it: `client.location.add({path})`. */
export type Client = {readonly [S in keyof Operations]: {readonly [N in keyof Operations[S]]: Call<Operations[S][N]>}}

export interface Scopes {
  readonly query: object
  readonly action: object
}
/** Ends a handler with one of the codes that its operation declares. */
export type Fail<E extends ErrorCode> = (code: E, message: string, more?: Omit<Failure, 'code' | 'message'> & ErrorOptions) => never
export type Handle<O, S extends Scopes> =
  O extends Operation<infer K, infer I, infer R, infer E>
    ? (input: z.output<I>, scope: S[K] & {readonly fail: Fail<E>}) => Promise<z.input<R>>
    : never
/** What the features fill in: a missing handler or an undeclared failure is a compile error. */
export type Handlers<S extends Scopes> = {
  readonly [Q in keyof Operations]: {readonly [N in keyof Operations[Q]]: Handle<Operations[Q][N], S>}
}

/** `location.add` and the like: every operation with its full name. */
export function allOperations(): readonly {
  readonly name: string
  readonly subject: string
  readonly verb: string
  readonly operation: Operation
}[] {
  return Object.entries(operations).flatMap(([subject, verbs]) =>
    Object.entries(verbs as Readonly<Record<string, Operation>>).map(([verb, operation]) => ({
      name: `${subject}.${verb}`,
      subject,
      verb,
      operation,
    })),
  )
}
