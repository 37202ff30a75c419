import {z} from 'zod'
import {Instant, LibraryId} from './ids.ts'

/** What `library.json` says of the library in its folder, readable without opening a database. Keys of later versions are kept. */
export const LibraryCard = z.looseObject({
  format: z.literal(1),
  id: LibraryId,
  name: z.string().min(1),
  createdAt: Instant,
  /** Versions of library.db and index.db; raised before a migration begins, so that an older Onefold refuses without touching anything. */
  schema: z.number().int().min(0),
  indexSchema: z.number().int().min(0),
})
export type LibraryCard = z.infer<typeof LibraryCard>

/** The card in a text, or undefined where the text is none. */
export function parseCard(text: string | undefined): LibraryCard | undefined {
  if (text === undefined) return undefined
  try {
    return LibraryCard.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
