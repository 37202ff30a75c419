import type {FileAct} from '../../contract/audit.ts'
import type {Handle, operations} from '../../contract/index.ts'
import {bytesKey, spotPath} from '../../domain/act/spot-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {Step, StepResult} from '../../domain/act/step.ts'
import {readPart, readResults} from '../../domain/act/steps-text.ts'
import {isWithin, joinPath, pathBelow} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import type {ActRecord} from '../../store/acts/act-rows.ts'
import type {Reader} from '../../store/remote.ts'
import {placeOf} from '../file/index.ts'
import type {CoreScopes} from '../scopes.ts'

const MOST = 1000
const PARTS_AT_ONCE = 8

/** Tells which acts worked on a file, the newest first: by the path that it has, and before a move by the one that it had then. */
export const fileHistory: Handle<(typeof operations)['file']['history'], CoreScopes> = async ({path, limit = MOST}, scope) => {
  const place = await placeOf(path, scope)
  const acts: FileAct[] = []
  let at = place.path
  let cursor: number | undefined
  while (acts.length < limit) {
    const {acts: found, cursor: next} = await scope.read.actsOf({path: at, limit: 1, cursor})
    const [act] = found
    if (!act) break
    cursor = next
    const did = await whatItDid(act, at, scope.read)
    if (did !== 'nothing') acts.push(told(act, did))
    if (typeof did === 'object' && did.before) at = did.before
    const isBegin = typeof did === 'object' && did.isNew
    if (cursor === undefined || isBegin) break
  }
  return {total: acts.length, acts}
}

interface Did {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly result: StepResult | undefined
  /** Where the file was before the act. */
  readonly before?: Uint8Array | undefined
  /** It was not before. */
  readonly isNew?: boolean | undefined
}

/** `unknown`: its steps were let go. `nothing`: it only shares a hash with one that did. */
async function whatItDid(act: ActRecord, path: Uint8Array, read: Reader): Promise<Did | 'unknown' | 'nothing'> {
  let found: Did | undefined
  for (let from = 0; ; from += PARTS_AT_ONCE) {
    const parts = await read.parts({act: act.id, from, count: PARTS_AT_ONCE})
    if (from === 0 && parts.length === 0) return 'unknown'
    for (const part of parts) {
      const results = part.results === undefined ? [] : readResults(part.results)
      for (const [at, step] of readPart(part.steps).steps.entries()) found = didTo(step, path, results[at]) ?? found
    }
    if (parts.length < PARTS_AT_ONCE) return found ?? 'nothing'
  }
}

const wholes = new Set<Step['kind']>(['move', 'trash', 'restore'])

/** What a step did to the file that stands at a path after it, or stood there before it. */
function didTo(step: Step, path: Uint8Array, result: StepResult | undefined): Did | undefined {
  if (step.kind === 'nothing' || step.kind === 'settle-folder') return undefined
  const isWhole = wholes.has(step.kind)
  // A version comes from a place that nobody knows.
  const from = 'from' in step && step.kind !== 'swap-version' ? step.from : undefined
  const to = 'to' in step ? step.to : undefined
  const shown = displayName(path).text
  const arrived = to && inside(to, path, isWhole)
  if (arrived) return {...cameFrom(step, from && pathIn(from, arrived.below)), to: shown, result}
  const left = from && inside(from, path, isWhole)
  return left && {from: shown, to: to && displayName(pathIn(to, left.below)).text, result}
}

function cameFrom(step: Step, source: Uint8Array | undefined): Pick<Did, 'from' | 'before' | 'isNew'> {
  const hasMoved = wholes.has(step.kind) || ('removeSource' in step && step.removeSource)
  const hasReplaced = 'existing' in step && step.existing !== undefined
  return {
    from: source && displayName(source).text,
    before: hasMoved ? source : undefined,
    isNew: !hasMoved && !hasReplaced,
  }
}

const pathIn = (spot: Spot, below: Uint8Array): Uint8Array => (below.length === 0 ? spotPath(spot) : joinPath(spotPath(spot), below))

function inside(spot: Spot, path: Uint8Array, isWhole: boolean): {readonly below: Uint8Array} | undefined {
  const own = spotPath(spot)
  if (bytesKey(own) === bytesKey(path)) return {below: new Uint8Array(0)}
  return isWhole && isWithin(path, own) ? {below: pathBelow(path, own)} : undefined
}

function told({id, action, title, actor, createdAt, endedAt, undo}: ActRecord, did: Did | 'unknown'): FileAct {
  const at = new Date(endedAt ?? createdAt).toISOString()
  const act = {at, action, title, act: id, actor, undo: undo === 'open' ? ('possible' as const) : undo}
  if (did === 'unknown') return act
  const {from, to, result} = did
  return {...act, ...(result && {outcome: result.outcome}), ...(result?.error && {error: result.error}), ...defined({from, to})}
}

function defined<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T
}
