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
  /** In the language of `query/`: words are parts of the name and must all occur in it. */
  query: z.string().default('').describe('What to look for; the words of the language stand below.'),
  literal: z.boolean().default(false).describe('Take the whole query as it is, as one part of a name.'),
  kind: many.describe('file, dir, link, special, or a category like image.'),
  ext: many.describe('The ending of the name.'),
  in: Target.optional().describe('Only below this folder.'),
  here: z.boolean().default(false).describe('Only directly inside the folder of --in.'),
  location: z.string().optional().describe('Only in this location, by name or id.'),
  tag: many.describe('Only what has this tag, or one that is nested in it.'),
  minSize: z.number().nonnegative().optional().describe('Of so many bytes at least; 10MB is understood.'),
  maxSize: z.number().nonnegative().optional().describe('Of so many bytes at most.'),
  after: z.string().optional().describe('Modified then or later: a date, or an instant like 2026-01-31T12:00:00Z.'),
  before: z.string().optional().describe('Modified before.'),
  createdAfter: z.string().optional().describe('Created then or later.'),
  createdBefore: z.string().optional().describe('Created before.'),
  hidden: z.boolean().default(true).describe('Leave out hidden files.'),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** What can be asked by name. */
export const search = {
  query: query({
    summary: 'Find files and folders by name and filters.',
    input: SearchQuery.extend({
      limit: z.number().int().min(1).max(10_000).default(100).describe('So many at once.'),
      cursor: z.string().optional().describe('Go on after the page that told this cursor.'),
      sort: SortField.default('name').describe('What they are put in order by.'),
      desc: z.boolean().default(false).describe('The other way round.'),
    }),
    output: z.object({total: z.number(), items: z.array(Item), elapsedMs: z.number(), seq: z.number(), cursor: z.string().optional()}),
    fails: ['BadInput', 'PathNotFound', 'NotFound'],
    needs: ['read'],
    positional: ['query'],
    default: true,
  }),
}

/** Which rows of a folder a view keeps to. */
export const ViewFilter = SearchQuery.pick({query: true, ext: true, minSize: true, maxSize: true, kind: true})
export type ViewFilter = z.infer<typeof ViewFilter>

/** So many entries a view shows that somebody put together. */
export const MOST_ENTRIES = 10_000

/** A view's source: a search, or one folder (indexed or not), or entries that somebody put together, or a part of the rows of these two. */
export const ViewSource = z.object({
  folder: Target.optional(),
  /** What of them the index does not know any more is not shown. */
  entries: z.array(EntryId).max(MOST_ENTRIES).optional(),
  filter: ViewFilter.optional(),
  search: SearchQuery.optional(),
})
export const ViewSort = z.object({
  field: SortField.default('name'),
  desc: z.boolean().default(false),
  foldersFirst: z.boolean().default(true),
})
export type ViewSort = z.infer<typeof ViewSort>

/** What the rows of a view are put together by. */
export const groupNames = ['none', 'kind', 'category', 'date', 'size', 'volume', 'tag'] as const
export const GroupName = z.enum(groupNames)
export type GroupName = z.infer<typeof GroupName>

/** Rows of a view that follow each other and belong together: a kind, a category, a span of time, a range of sizes, or the id of a volume or a tag. */
export const RowGroup = z.object({key: z.string(), row: z.number(), count: z.number()})
export type RowGroup = z.infer<typeof RowGroup>

export const ViewState = z.object({
  view: z.string(),
  total: z.number(),
  /** In the order of the rows, where they are grouped; none is empty. */
  groups: z.array(RowGroup).optional(),
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
  /** The first rows, where they were asked for; absent where one of them went in that moment. */
  items: z.array(Item).optional(),
})
export type ViewState = z.infer<typeof ViewState>

export const view = {
  open: query({
    summary: 'Hold the rows of a folder, a search or some entries for a window.',
    input: ViewSource.extend({
      sort: ViewSort.prefault({}),
      group: GroupName.default('none'),
      hidden: z.boolean().default(false),
      /** So many of its first rows are answered at once. */
      rows: z.number().int().min(0).max(1000).default(0),
    }),
    output: ViewState,
    fails: ['BadInput', 'PathNotFound', 'NotFound', 'NotAFolder', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout'],
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
    fails: ['NotFound', 'PathNotFound', 'NotAFolder', 'PermissionDenied', 'InputOutput', 'Offline', 'Timeout'],
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
  renew: query({
    summary: 'Tell which of some entries a view still holds, and what they are now.',
    input: z.object({view: z.string(), ids: z.array(z.string()).max(1000)}),
    output: z.object({items: z.array(Item)}),
    fails: ['NotFound'],
    needs: ['read'],
    listed: false,
  }),
  match: query({
    summary: 'Tell which rows of a view have names that meet a pattern like *.jpg, and read some of them.',
    input: z.object({
      view: z.string(),
      /** A star is any text, a question mark one character, a semicolon parts alternatives; without either it may stand anywhere in a name. */
      pattern: z.string().max(1000),
      offset: z.number().int().nonnegative().default(0),
      count: z.number().int().min(0).max(1000).default(0),
    }),
    output: z.object({total: z.number(), items: z.array(Item), seq: z.number()}),
    fails: ['NotFound'],
    needs: ['read'],
    listed: false,
  }),
  sums: query({
    summary: 'Add up the rows of a view, but for some entries.',
    input: z.object({view: z.string(), except: z.array(z.string()).max(10_000).default([])}),
    output: z.object({
      files: z.number(),
      folders: z.number(),
      others: z.number(),
      /** Of the files, and of what is below the folders as far as that is known. */
      bytes: z.number(),
      /** False where it is not known of every folder. */
      whole: z.boolean(),
      /** Files by category, those with the most bytes first; what is in folders is not among them. */
      kinds: z.array(z.object({category: z.string(), files: z.number(), bytes: z.number()})),
    }),
    fails: ['NotFound'],
    needs: ['read'],
    listed: false,
  }),
  histogram: query({
    summary: 'Tell at which rows of a view the months begin that it is sorted by.',
    input: z.object({view: z.string()}),
    output: z.object({
      total: z.number(),
      seq: z.number(),
      /** In the order of the rows; a month is a year and a month of this machine's calendar, as 2026-01. */
      months: z.array(z.object({month: z.string(), row: z.number(), count: z.number()})),
    }),
    fails: ['NotFound', 'BadInput'],
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
