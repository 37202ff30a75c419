import {z} from 'zod'
import {groupNames, sortFields} from '../../../src-main/contract/search.ts'
import {remember} from '../../core/remember.ts'
import {columnKeys} from './columns.ts'

const MOST_KEPT = 500
const WRITE_AFTER_MS = 300
const VIEWS = 'views'

/** The ways to lay files out. */
export const layouts = ['list', 'grid', 'columns'] as const
export type Layout = (typeof layouts)[number]

/** How files are laid out, in which order, and what is said of each; what another version wrote and this one does not know counts for nothing. */
export const ViewOptions = z.object({
  layout: z.enum(layouts),
  sort: z.object({field: z.enum(sortFields), desc: z.boolean(), foldersFirst: z.boolean()}),
  // Earlier versions knew no groups.
  group: z.enum(groupNames).default('none'),
  columns: z
    .array(z.object({key: z.enum(columnKeys), width: z.number().positive().optional(), hidden: z.boolean().optional()}))
    .refine((columns) => columnKeys.every((key) => columns.filter((column) => column.key === key).length === 1))
    .readonly(),
})
export type ViewOptions = Readonly<z.infer<typeof ViewOptions>>

let views: Map<string, ViewOptions> | undefined
let due: ReturnType<typeof setTimeout> | undefined

/** How a folder was left the last time, if it was laid out in a way of its own. */
export function keptView(of: string): ViewOptions | undefined {
  return read().get(of)
}

/** Remembers how a folder is laid out, or forgets it; of very many the ones longest not changed go. */
export function keepView(of: string, view: ViewOptions | undefined): void {
  const kept = read()
  kept.delete(of)
  if (view) kept.set(of, view)
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT && oldest !== '*') kept.delete(oldest)
  due ??= setTimeout(write, WRITE_AFTER_MS)
}

function write(): void {
  due = undefined
  remember.write(VIEWS, JSON.stringify([...read()]))
}

function read(): Map<string, ViewOptions> {
  views ??= new Map(parsed(remember.read(VIEWS)))
  return views
}

function parsed(text: string | undefined): readonly (readonly [string, ViewOptions])[] {
  try {
    const pairs = z.array(z.tuple([z.string(), z.unknown()])).parse(JSON.parse(text ?? '[]'))
    return pairs.flatMap(([of, view]) => {
      const known = ViewOptions.safeParse(view).data
      return known ? [[of, known] as const] : []
    })
  } catch {
    // Written by another version: then everything is laid out as at first.
    return []
  }
}
