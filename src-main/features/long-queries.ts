import type {Reader} from '../store/remote.ts'

/** Queries that read much of a library: with a million entries they take from a tenth of a second to many. */
const longQueries: ReadonlySet<string> = new Set<keyof Reader>([
  'libraryFigures',
  'checkDatabases',
  'verifyAudit',
  'lostAnchors',
  'knownFolders',
  'folderSums',
  'contentFolders',
  'heldNames',
  'contentFiles',
  'compareChunk',
  'countBelow',
  'indexLines',
  'filesBelow',
  'ruledRows',
  'duplicateGroups',
  'possibleDuplicates',
  'sizeTree',
  'duplicatedNames',
  'namesOfLinked',
  'copiesAtRisk',
])

/** What a few folders hold is read as soon as a page of rows; no thread is started for it whenever a file was written. */
const FEW_FOLDERS = 4

/** Whether a query keeps its thread for long. */
export function takesLong(name: string, input: unknown): boolean {
  if (name === 'contentFiles') return (input as Parameters<Reader['contentFiles']>[0]).folders.length > FEW_FOLDERS
  return longQueries.has(name)
}
