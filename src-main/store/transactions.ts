import {acceptAct, addParts, draftAct, dropDraft} from './acts/draft-act.ts'
import {endAct} from './acts/end-act.ts'
import {notePace} from './acts/paces.ts'
import {turnParts} from './acts/part-rows.ts'
import {dropVersions} from './acts/version-rows.ts'
import {putFindings} from './finding-rows.ts'
import {indexTransactions} from './index-tables.ts'
import {putJob} from './job-rows.ts'
import {addLocation, removeLocation, updateLocation} from './location-rows.ts'
import {rememberRequest} from './request-rows.ts'
import {changeSaved, takeBackSaved} from './saved/change-saved.ts'
import {followAnchors} from './tags/anchors.ts'
import {changeTags, takeBackTags} from './tags/change-tags.ts'
import {claimVolume} from './volume-claims.ts'
import {sidecarKey} from './sidecar-key.ts'
import {noteSpeed, putVolume, trackVolume} from './volume-rows.ts'

/** All named transactions; the writer thread runs them, one after the other. */
export const transactions = {
  ...indexTransactions,
  addLocation,
  updateLocation,
  removeLocation,
  putVolume,
  trackVolume,
  noteSpeed,
  claimVolume,
  putJob,
  rememberRequest,
  draftAct,
  addParts,
  acceptAct,
  dropDraft,
  turnParts,
  endAct,
  notePace,
  dropVersions,
  putFindings,
  sidecarKey,
  changeTags,
  takeBackTags,
  followAnchors,
  changeSaved,
  takeBackSaved,
}
