import type {Job} from '../../contract/job.ts'
import {equalBytes, isWithin, joinPath, pathBelow} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {bytesOfText} from '../../domain/ignore/byte-text.ts'
import {foldersToLookAt} from '../../domain/rule-change.ts'
import {rowPath} from '../../store/entries/entry-rows.ts'
import type {FolderRules, LocationRow} from '../../store/location-rows.ts'
import {placeOf} from '../file/index.ts'
import {queueIndex, rulesInForce} from '../index/index.ts'
import type {ActionScope} from '../scopes.ts'

type Failing = ActionScope & {readonly fail: (code: 'BadInput', message: string) => never}

interface Asked {
  readonly rules?: readonly string[] | undefined
  /** The folder that they are for; the whole location without one. */
  readonly folder?: string | undefined
}

/** What a change of rules makes of a location's row. */
export async function newRules(
  row: LocationRow,
  {rules, folder}: Asked,
  scope: Failing,
): Promise<Partial<Pick<LocationRow, 'rules' | 'folderRules'>>> {
  if (rules === undefined) return folder === undefined ? {} : scope.fail('BadInput', 'Say which rules the folder shall have: --rules.')
  if (folder === undefined) return {rules}
  const {path, volume} = await placeOf(folder, scope)
  if (volume.id !== row.volume || !isWithin(path, row.path))
    scope.fail('BadInput', `${displayName(path).text} is not in the location “${row.name}”.`)
  const below = pathBelow(path, row.path)
  if (below.length === 0) return {rules}
  const others = row.folderRules.filter((one) => !equalBytes(one.path, below))
  const own: readonly FolderRules[] = rules.every((line) => line === 'none') ? [] : [{path: below, rules}]
  return {folderRules: [...others, ...own]}
}

const FOLDERS_AT_ONCE = 500
const ROWS_AT_ONCE = 200

/**
 * Brings the index to what the new rules of a location say, without a look at the disk: what they leave out is forgotten. Where they may let
 * something in, that part of the location is walked; answers the first of these runs.
 */
export async function followRules(
  before: LocationRow,
  after: LocationRow,
  {scope, wasRunning}: {readonly scope: ActionScope; readonly wasRunning: boolean},
): Promise<Job | undefined> {
  const volumeTop = scope.volumes.mountPoint(after.volume)
  const linesOf = (row: LocationRow): readonly string[] => rulesInForce({...row, root: row.path, volumeTop, home: scope.home})
  const rules = linesOf(after)
  let folders = [{id: after.root, path: ''}]
  while (folders.length > 0) {
    const {leftOut, below} = await scope.read.ruledRows({folders: folders.slice(0, FOLDERS_AT_ONCE), rules})
    for (let at = 0; at < leftOut.length; at += ROWS_AT_ONCE)
      scope.advanced((await scope.write.forgetEntries({entries: leftOut.slice(at, at + ROWS_AT_ONCE)})).seq)
    folders = [...below, ...folders.slice(FOLDERS_AT_ONCE)]
  }
  // A run that was ended half way may have left more than the rules tell.
  const looks = wasRunning ? [''] : foldersToLookAt(linesOf(before), rules)
  const [job] = await Promise.all(looks.map((folder) => lookAgain(after, bytesOfText(folder), scope)))
  return job
}

async function lookAgain(row: LocationRow, folder: Uint8Array, scope: ActionScope): Promise<Job> {
  const {volume, root, uuid: location, mode} = row
  const whole = {root, volume, location, mode, recursive: true, full: false}
  const [top] = folder.length === 0 ? [] : await scope.read.entryRows({ids: [root]})
  // Where the folder itself was left out so far, the one above it lists it.
  const [found] = top ? await scope.read.findFolders({volume, paths: [joinPath(rowPath(top), folder)]}) : []
  if (!found || found.nearest === root) return queueIndex(scope, {title: displayName(row.path).text, input: whole})
  const title = displayName(joinPath(scope.volumes.mountPoint(volume), found.path)).text
  return queueIndex(scope, {title, input: {...whole, root: found.nearest, part: true}})
}
