import type {Reader} from '../store/remote.ts'

/** Queries that read much of a library: with a million entries they take from a tenth of a second to many. */
export const longQueries: ReadonlySet<string> = new Set<keyof Reader>([
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
