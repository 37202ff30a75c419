import {copiesLeft, copiesOf} from './duplicates/copies-of.ts'
import {duplicateGroups} from './duplicates/duplicate-groups.ts'
import {possibleDuplicates} from './duplicates/possible-duplicates.ts'
import {reserveIds} from './entries/counters.ts'
import {dropEntries} from './entries/drop-entries.ts'
import {childRows, copyRows, entryRows} from './entries/entry-rows.ts'
import {findEntry} from './entries/find-entry.ts'
import {findFolders, linkedNames, namesIn} from './entries/find-places.ts'
import {countBelow, folderListing} from './entries/folder-facts.ts'
import {forgetEntries} from './entries/forget-entries.ts'
import {indexLines} from './entries/index-lines.ts'
import {filesBelow, knownFiles} from './entries/known-files.ts'
import {moveEntries} from './entries/move-entries.ts'
import {noteCopies} from './entries/note-copies.ts'
import {noteFacts} from './entries/note-facts.ts'
import {putEntries} from './entries/put-entries.ts'
import {ruledRows} from './entries/ruled-rows.ts'
import {ensureRoot, forgetRoot, locationOf, locationRoots, locationsBelow, releaseRoot, volumeNumber} from './entries/roots.ts'
import {applyFollowed} from './follow/apply-followed.ts'
import {doubtMissed} from './follow/doubt-missed.ts'
import {heldNames} from './follow/held-names.ts'
import {foldersToFollow} from './follow/folders-to-follow.ts'
import {namesOfInodes} from './follow/names-of-inodes.ts'
import {settleFollowed} from './follow/settle-followed.ts'
import {unsettledFrom} from './follow/unsettled-from.ts'
import {volumeFolders} from './entries/volume-folders.ts'
import {abandonScan, clearScans} from './scan/abandon-scan.ts'
import {applyChunk} from './scan/apply-chunk.ts'
import {applyContent} from './scan/apply-content.ts'
import {beginScan, endScan, saveScan, scanMark} from './scan/begin-scan.ts'
import {compareChunk} from './scan/compare-chunk.ts'
import {noteFolder, writeFolder} from './scan/note-folder.ts'
import {contentFiles, contentFilesOfFew, contentFolders} from './scan/content-work.ts'
import {forgetDeparted} from './scan/departed.ts'
import {endSums, folderSums, writeSums} from './scan/folder-sums.ts'
import {knownFolders} from './scan/known-folders.ts'
import {settleMissing} from './scan/settle-missing.ts'
import {copiesAtRisk} from './sizes/copies-at-risk.ts'
import {duplicatedNames} from './sizes/duplicated-names.ts'
import {namesOfLinked} from './sizes/linked-names.ts'
import {entryNames, sizeTree} from './sizes/size-tree.ts'

/** The named transactions of index.db. */
export const indexTransactions = {
  reserveIds,
  ensureRoot,
  noteFolder,
  writeFolder,
  forgetRoot,
  releaseRoot,
  volumeNumber,
  beginScan,
  saveScan,
  endScan,
  abandonScan,
  clearScans,
  applyChunk,
  settleMissing,
  writeSums,
  endSums,
  applyContent,
  moveEntries,
  dropEntries,
  forgetEntries,
  noteFacts,
  noteCopies,
  putEntries,
  applyFollowed,
  doubtMissed,
  settleFollowed,
  forgetDeparted,
}

/** The named queries of index.db. */
export const indexQueries = {
  entryRows,
  childRows,
  copyRows,
  findEntry,
  findFolders,
  namesIn,
  linkedNames,
  indexLines,
  locationRoots,
  locationsBelow,
  locationOf,
  knownFolders,
  scanMark,
  volumeFolders,
  folderSums,
  contentFolders,
  contentFiles,
  contentFilesOfFew,
  folderListing,
  countBelow,
  compareChunk,
  duplicateGroups,
  possibleDuplicates,
  copiesOf,
  copiesLeft,
  knownFiles,
  filesBelow,
  foldersToFollow,
  heldNames,
  namesOfInodes,
  unsettledFrom,
  ruledRows,
  sizeTree,
  entryNames,
  duplicatedNames,
  namesOfLinked,
  copiesAtRisk,
}
