import {z} from 'zod'
import {SavedId, Target} from './ids.ts'
import {action, query} from './operation.ts'

/** A search that is kept under a name: a folder that holds whatever is found. */
export const SavedSearch = z.object({
  id: SavedId,
  name: z.string(),
  /** As it is typed to search. */
  query: z.string(),
  /** The folder below which it looks, as it can be asked for; null for everywhere. */
  in: z.string().nullable(),
  /** The same to be shown; absent where it looks everywhere. */
  path: z.string().optional(),
})
export type SavedSearch = z.infer<typeof SavedSearch>

const SavedWord = z.string().min(1).describe('A saved search by its name or id.')
const fails = ['NotFound', 'NameTaken', 'BadInput'] as const
const needs = ['library.write'] as const
/** The act that can be taken back; absent where nothing had to be done. */
const act = z.string().optional()
const changed = z.object({saved: SavedSearch, act})

/** What can be asked of searches that are kept. */
export const saved = {
  list: query({
    summary: 'List the saved searches by their names.',
    input: z.object({}),
    output: z.object({total: z.number(), saved: z.array(SavedSearch)}),
    fails: [],
    needs: ['read'],
  }),
  create: action({
    summary: 'Save a search under a name.',
    input: z.object({
      name: z.string(),
      query: z.string().describe('What is searched for, in the words of “onefold search”.'),
      in: Target.optional().describe('Look only below this folder.'),
    }),
    output: changed,
    fails: [...fails, 'PathNotFound', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout', 'NotAFolder'],
    needs,
    positional: ['name', 'query'],
  }),
  rename: action({
    summary: 'Give a saved search another name.',
    input: z.object({saved: SavedWord, name: z.string()}),
    output: changed,
    fails,
    needs,
    positional: ['saved', 'name'],
  }),
  update: action({
    summary: 'Let a saved search look for something else.',
    input: z.object({saved: SavedWord, query: z.string().describe('What is searched for from now on.')}),
    output: changed,
    fails,
    needs,
    positional: ['saved', 'query'],
  }),
  remove: action({
    summary: 'Remove a saved search; what it finds stays as it is.',
    input: z.object({saved: SavedWord}),
    output: z.object({removed: SavedId, name: z.string(), act}),
    fails,
    needs,
    positional: ['saved'],
  }),
}
