import {actsOf} from './acts/act-paths.ts'
import {act, acts} from './acts/act-rows.ts'
import {auditRows} from './acts/audit-log.ts'
import {pace} from './acts/paces.ts'
import {actMark, parts} from './acts/part-rows.ts'
import {standingAct, undoable} from './acts/undoable.ts'
import {verifyAudit} from './acts/verify-audit.ts'
import {idleVersions, versionsOf} from './acts/version-rows.ts'
import {checkDatabases} from './check-databases.ts'
import {findings, validation} from './finding-rows.ts'
import {indexQueries} from './index-tables.ts'
import {jobErrors, jobs} from './job-rows.ts'
import {indexBase, libraryFigures} from './library-figures.ts'
import {locations} from './location-rows.ts'
import {recallRequest} from './request-rows.ts'
import {savedSearches} from './saved/saved-rows.ts'
import {lostAnchors, staleAnchors} from './tags/anchors.ts'
import {entryPaths} from './tags/entry-paths.ts'
import {entryTags} from './tags/entry-tags.ts'
import {tags} from './tags/tag-rows.ts'
import {volumeClaims} from './volume-claims.ts'
import {volumes, volumeSpeed} from './volume-rows.ts'

/** All named queries; the reader threads run them. */
export const queries = {
  ...indexQueries,
  locations,
  volumes,
  volumeClaims,
  volumeSpeed,
  jobs,
  jobErrors,
  recallRequest,
  libraryFigures,
  checkDatabases,
  indexBase,
  act,
  acts,
  actsOf,
  parts,
  actMark,
  pace,
  undoable,
  standingAct,
  versionsOf,
  idleVersions,
  auditRows,
  verifyAudit,
  validation,
  findings,
  tags,
  entryTags,
  entryPaths,
  staleAnchors,
  lostAnchors,
  savedSearches,
}
