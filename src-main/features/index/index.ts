import type {Handlers} from '../../contract/index.ts'
import {displayName} from '../../domain/display-path.ts'
import {mustBeOnline, placeOf} from '../file/index.ts'
import type {CoreScopes} from '../scopes.ts'
import {listIndex} from './list-index.ts'
import {queueIndex} from './queue-index.ts'
import {tellRisk} from './sizes/copies-risk.ts'
import {listSizes} from './sizes/list-sizes.ts'
import {sumFiles} from './sizes/sum-files.ts'
import {verifyIndex} from './verify-index.ts'
import {whyIndexed} from './why-indexed.ts'

/** What can be asked of the index itself. */
export const indexHandlers: Handlers<CoreScopes>['index'] = {
  async path({path, mode, scope: reach}, scope) {
    const place = await placeOf(path, scope)
    mustBeOnline(place)
    const shown = displayName(place.path).text
    const looked = await scope.disk.look({path: place.path, shown})
    if (looked.kind !== 1) scope.fail('NotAFolder', `${shown} is not a folder.`)
    if (!looked.listable) scope.fail('PermissionDenied', `${shown} may not be read by you.`)
    const {id} = await scope.write.ensureRoot({volume: place.volume.id, path: place.rel, facts: looked.facts, now: scope.clock.now()})
    const input = {root: id, volume: place.volume.id, mode, recursive: reach === 'recursive', full: false}
    return {job: await queueIndex(scope, {title: shown, input})}
  },
  list: listIndex,
  verify: verifyIndex,
  why: whyIndexed,
  sizes: listSizes,
  sums: sumFiles,
  risk: tellRisk,
}

export {openBrowser} from './browse.ts'
export {openComparing} from './compare-kept.ts'
export {INDEX_JOB, indexJob} from './index-job.ts'
export type {IndexInput, RunWatch} from './index-run.ts'
export type {LocationRun} from './index-job.ts'
export {type KnownFolder, listAgain, type UnhashedFile} from './list-again.ts'
export {rulesAt} from './location-rules.ts'
export {isRecovery} from './follow/recovery.ts'
export {openWatching} from './follow/watching.ts'
export {rulesInForce} from './rules-in-force.ts'
export {queueIndex} from './queue-index.ts'
