import {z} from 'zod'
import {EntryId, Instant, Target} from './ids.ts'
import {Item} from './file.ts'
import {query} from './operation.ts'

export const sortFields = ['name', 'size', 'modified', 'created', 'kind', 'extension', 'path'] as const
export const SortField = z.enum(sortFields)
export type SortField = z.infer<typeof SortField>

const many = z.array(z.string()).optional()

/** What a search may ask; several values of one filter are alternatives, different filters must all hold. */
export const SearchQuery = z.object({
  /** Words are infixes that must all occur in the name. */
  query: z.string().default(''),
  /** Takes the whole query as one infix. */
  literal: z.boolean().default(false),
  /** `file`, `dir`, `link`, `special`, or a category. */
  kind: many,
  ext: many,
  /** Only below this folder. */
  in: Target.optional(),
  /** Only directly inside the folder of `in`. */
  here: z.boolean().default(false),
  location: z.string().optional(),
  minSize: z.number().nonnegative().optional(),
  maxSize: z.number().nonnegative().optional(),
  /** Modified at or after, before. A date or an instant. */
  after: z.string().optional(),
  before: z.string().optional(),
  createdAfter: z.string().optional(),
  createdBefore: z.string().optional(),
  hidden: z.boolean().default(true),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** What can be asked by name. */
export const search = {
  query: query({
    summary: 'Find files and folders by name and filters.',
    input: SearchQuery.extend({
      limit: z.number().int().min(1).max(10_000).default(100),
      cursor: z.string().optional(),
      sort: SortField.default('name'),
      desc: z.boolean().default(false),
    }),
    output: z.object({total: z.number(), items: z.array(Item), elapsedMs: z.number(), seq: z.number(), cursor: z.string().optional()}),
    fails: ['BadInput', 'PathNotFound', 'NotFound'],
    needs: ['read'],
    positional: ['query'],
    default: true,
  }),
}

/** A view's source: a search, or one folder (indexed or not). */
export const ViewSource = z.object({folder: Target.optional(), search: SearchQuery.optional()})
export const ViewSort = z.object({
  field: SortField.default('name'),
  desc: z.boolean().default(false),
  foldersFirst: z.boolean().default(true),
})
export type ViewSort = z.infer<typeof ViewSort>
export const ViewState = z.object({
  view: z.string(),
  total: z.number(),
  /** The sequence that the rows reflect. */
  seq: z.number(),
  /** Said of a folder: its path, whether the index keeps it, and what could not be read. */
  folder: z
    .object({
      path: z.string(),
      uri: z.string(),
      indexed: z.boolean(),
      location: z.string().optional(),
      parent: z.string().optional(),
      id: EntryId.optional(),
    })
    .optional(),
  elapsedMs: z.number(),
  at: Instant.optional(),
})
export type ViewState = z.infer<typeof ViewState>

export const view = {
  open: query({
    summary: 'Hold the rows of a folder or a search for a window.',
    input: ViewSource.extend({sort: ViewSort.prefault({}), hidden: z.boolean().default(false)}),
    output: ViewState,
    fails: ['BadInput', 'PathNotFound', 'NotFound', 'NotAFolder', 'PermissionDenied', 'InputOutput', 'Offline'],
    needs: ['read', 'files.read'],
    listed: false,
  }),
  slice: query({
    summary: 'Read some rows of a view.',
    input: z.object({view: z.string(), offset: z.number().int().nonnegative(), count: z.number().int().min(1).max(1000)}),
    output: z.object({items: z.array(Item), offset: z.number(), total: z.number(), seq: z.number()}),
    fails: ['NotFound'],
    needs: ['read'],
    listed: false,
  }),
  refresh: query({
    summary: 'Bring a view up to what the index holds now.',
    input: z.object({view: z.string()}),
    output: ViewState,
    fails: ['NotFound', 'PathNotFound', 'PermissionDenied', 'InputOutput', 'Offline'],
    needs: ['read', 'files.read'],
    listed: false,
  }),
  find: query({
    summary: 'Tell at which row of a view an entry stands, or the first row whose name begins with a text.',
    input: z.object({
      view: z.string(),
      id: z.string().optional(),
      prefix: z.string().optional(),
      from: z.number().int().nonnegative().default(0),
    }),
    output: z.object({row: z.number().optional()}),
    fails: ['NotFound'],
    needs: ['read'],
    listed: false,
  }),
  close: query({
    summary: 'Let a view go.',
    input: z.object({view: z.string()}),
    output: z.object({}),
    fails: [],
    needs: ['read'],
    listed: false,
  }),
}
