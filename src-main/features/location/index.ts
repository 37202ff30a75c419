import type {Handlers} from '../../contract/index.ts'
import type {LocationId} from '../../contract/ids.ts'
import {displayName} from '../../domain/display-path.ts'
import {rulePresets} from '../../domain/rule-presets.ts'
import type {LocationRow} from '../../store/location-rows.ts'
import {queueIndex} from '../index/index.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import {isReachable} from '../volume-book.ts'
import {addLocation} from './add-location.ts'
import {followRules, newRules} from './change-rules.ts'
import {findLocation} from './find-location.ts'
import {shownLocations} from './location-view.ts'
import {cancelRunsOf, runsOf} from './runs-of.ts'

/** What can be asked of locations. */
export const locationHandlers: Handlers<CoreScopes>['location'] = {
  add: addLocation,

  async presets() {
    const presets = Object.entries(rulePresets).map(([name, {summary, patterns}]) => ({name, summary, patterns: [...patterns]}))
    return {total: presets.length, presets}
  },

  async list(_input, scope) {
    const locations = await shownLocations(scope)
    return {total: locations.length, locations: [...locations]}
  },

  async update({location: word, rules, folder, ...change}, scope) {
    const row = await findLocation(word, scope)
    const ruled = await newRules(row, {rules, folder}, scope)
    const updated = await scope.write.updateLocation({uuid: row.uuid, ...defined(change), ...ruled})
    const wantsRun = change.mode !== undefined || rules !== undefined
    const wasRunning = runsOf(row.uuid, scope.jobs).length > 0
    // What runs or waits would go by what no longer holds.
    if (wantsRun) await cancelRunsOf(row.uuid, scope.jobs)
    const ofRules = updated && rules !== undefined ? await followRules(row, updated, {scope, wasRunning}) : undefined
    const job = updated && change.mode !== undefined ? await rescan(updated, {scope, full: false}) : ofRules
    const location = (await shownLocations(scope)).find((one) => one.id === row.uuid)!
    scope.events.emit({type: 'location.changed', location: location.id})
    return {location, ...(job ? {job} : {})}
  },

  async rescan({location, full}, scope) {
    const row = await findLocation(location, scope)
    const volume = await scope.volumes.byId(row.volume)
    if (!isReachable(volume))
      scope.fail('Offline', `The volume of “${row.name}” ${volume?.silent ? 'does not answer' : 'is not connected'}.`)
    return {job: await rescan(row, {scope, full})}
  },

  async remove({location}, scope) {
    const row = await findLocation(location, scope)
    await scope.write.removeLocation({uuid: row.uuid})
    await cancelRunsOf(row.uuid, scope.jobs)
    const {seq} = await scope.write.forgetRoot({location: row.uuid})
    scope.advanced(seq)
    scope.events.emit({type: 'location.removed', location: row.uuid as LocationId})
    const path = displayName(row.path).text
    return {removed: row.uuid as LocationId, path, note: `Onefold no longer keeps an index of ${path}. Its files stay where they are.`}
  },
}

async function rescan(row: LocationRow, {scope, full}: {readonly scope: ActionScope; readonly full: boolean}) {
  const input = {root: row.root, volume: row.volume, location: row.uuid, mode: row.mode, recursive: true, full}
  const job = await queueIndex(scope, {title: displayName(row.path).text, input})
  scope.events.emit({type: 'location.changed', location: row.uuid as LocationId})
  return job
}

function defined<T extends object>(change: T): {[K in keyof T]: Exclude<T[K], undefined>} {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {[K in keyof T]: Exclude<T[K], undefined>}
}

export {findLocation} from './find-location.ts'
export {shownLocations} from './location-view.ts'
export {inputOf, isRun} from './runs-of.ts'
export {endLocationRun} from './end-location-run.ts'
export {rescanLocation, runsAfterActs, settleRoots} from './settle-roots.ts'
