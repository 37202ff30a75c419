import {CoreError} from '../../contract/errors.ts'
import {equalBytes} from '../../domain/byte-path.ts'
import {displayName} from '../../domain/display-path.ts'
import {hashStatus} from '../../host/hash/hash-results.ts'
import type {KnownFile} from '../../store/entries/known-files.ts'
import {mustBeOnline, placeOf} from '../file/index.ts'
import {hashColumns} from '../hash-known.ts'
import type {Place} from '../place.ts'
import type {QueryScope} from '../scopes.ts'
import type {ActInput, RepairRefusal} from './act-request.ts'
import {askedSpot} from './asked-spots.ts'
import {recordedSpot} from './recorded-spot.ts'

type Thing = Extract<ActInput, {action: 'file.repair'}>['sources'][number]
const FULL = 0x66

/** Finds out by reading whether files are rotten, and for each that is, a copy that was read and found to hold what was recorded. */
export async function thingsToRepair(targets: readonly string[], scope: QueryScope): Promise<readonly Thing[]> {
  const things: Thing[] = []
  for (const target of targets) {
    const place = await placeOf(target, scope)
    mustBeOnline(place)
    things.push(await thingAt(place, scope))
  }
  return things
}

async function thingAt(place: Place, scope: QueryScope): Promise<Thing> {
  const {disk, read, volumes} = scope
  const shown = displayName(place.path).text
  const [file] = place.entry === undefined ? [] : await read.knownFiles({ids: [place.entry]})
  if (!file) {
    await disk.look({path: place.path, shown})
    return refused({...askedSpot(place), ...NOWHERE}, 'NotFound', `Of ${shown} no bytes are recorded, so that nobody can say what it held.`)
  }
  const thing: Thing = recordedSpot(file, place.volume.mountPoint)
  if (file.key?.[0] !== FULL)
    return refused(thing, 'NotFound', `Of ${shown} no hash of all bytes is recorded, so that nobody can say what it held.`)
  const state = await stateOf(file, place.volume.mountPoint, scope)
  if (state === 'good') return {...thing, isSound: true}
  if (state === 'changed') return refused(thing, 'Conflict', `${shown} has changed since its bytes were hashed: it is not rotten, but new.`)
  // What cannot be read at all may be brought back as well as what reads wrongly.
  return withCopy(thing, {file, key: file.key, volumes: await volumes.fresh(), scope})
}

const NOWHERE = {size: 0, mtimeNs: '0', ctimeNs: '0', inode: '0'}

function refused(thing: Thing, code: RepairRefusal, message: string): Thing {
  return {...thing, refusal: {code, message}}
}

interface Search {
  readonly file: KnownFile
  readonly key: Uint8Array
  readonly volumes: Awaited<ReturnType<QueryScope['volumes']['fresh']>>
  readonly scope: QueryScope
}

/** The first copy that is read and found good. Its other names are the same rotten file. */
async function withCopy(thing: Thing, {file, key, volumes, scope}: Search): Promise<Thing> {
  const rows = await scope.read.copyRows({key})
  const copies = (await scope.read.knownFiles({ids: rows.map(({id}) => id)})).filter(
    ({volume, inode}) => volume !== file.volume || inode !== file.inode,
  )
  let away: string | undefined
  for (const copy of copies) {
    const volume = volumes.find(({id}) => id === copy.volume)
    if (!volume?.online || volume.silent) {
      away ??= volume?.name ?? copy.volume
      continue
    }
    if ((await stateOf(copy, volume.mountPoint, scope)) !== 'good') continue
    return {...thing, hash: key.slice(1), copy: recordedSpot(copy, volume.mountPoint)}
  }
  if (copies.length === 0) return refused(thing, 'NotFound', `No other copy of ${thing.shown} is known.`)
  if (away === undefined) return refused(thing, 'Damaged', `No copy of ${thing.shown} holds the recorded bytes any more.`)
  return refused(thing, 'Offline', `A copy of ${thing.shown} is on the volume “${away}”, which is not connected.`)
}

type State = 'good' | 'rotten' | 'changed' | 'unreadable'

async function stateOf(file: KnownFile, mountPoint: Uint8Array, {disk, signal}: QueryScope): Promise<State> {
  const input = {root: mountPoint, want: 'full', fresh: true, files: hashColumns([file])} as const
  const {status, keys} = await disk.hashFiles(input, [], signal)
  if (status[0] === hashStatus.halted) throw new CoreError({code: 'Interrupted', message: 'Nobody waits for this any more.'})
  if (status[0] === hashStatus.ok) return equalBytes(keys, file.key!.subarray(1)) ? 'good' : 'rotten'
  return status[0] === hashStatus.changed || status[0] === hashStatus.gone ? 'changed' : 'unreadable'
}
