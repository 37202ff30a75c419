import type {LibraryId} from './ids.ts'

/** What `library.json` says of the library in its folder, readable without opening a database. Keys of later versions are kept. */
export interface LibraryCard {
  readonly format: 1
  readonly id: LibraryId
  readonly name: string
  /** ISO 8601 in UTC. */
  readonly createdAt: string
  /** Versions of library.db and index.db; raised before a migration begins, so that an older Onefold refuses without touching anything. */
  readonly schema: number
  readonly indexSchema: number
}

/** The card in a text, or undefined where the text is none. */
export function parseCard(text: string | undefined): LibraryCard | undefined {
  if (text === undefined) return undefined
  try {
    const card: unknown = JSON.parse(text)
    return isCard(card) ? card : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** By hand: the thread that writes reads nothing else of this kind, and a library of schemas costs it a quarter of its memory. */
function isCard(value: unknown): value is LibraryCard {
  if (typeof value !== 'object' || value === null) return false
  const {format, id, name, createdAt, schema, indexSchema} = value as Readonly<Record<string, unknown>>
  const texts = typeof id === 'string' && UUID.test(id) && typeof name === 'string' && name !== '' && typeof createdAt === 'string'
  return format === 1 && texts && isVersion(schema) && isVersion(indexSchema)
}

const isVersion = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0

/** RFC 9562, the nil and the max one included. */
const UUID =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|0{8}-0{4}-0{4}-0{4}-0{12}|f{8}-f{4}-f{4}-f{4}-f{12})$/i
