import {pathBelow} from '../../domain/byte-path.ts'
import {shownSpot, spotPath} from '../../domain/act/spot-path.ts'
import {isPrivateName} from '../../domain/act/private-names.ts'
import {DIR, FILE, LINK, sameFacts, type Facts, type Spot} from '../../domain/act/spot.ts'
import {walkInside} from '../../domain/act/walk-inside.ts'
import type {Listed} from '../../domain/act/work-disk.ts'
import type {ToPack} from '../../host/archive/to-pack.ts'
import {refused, type PartWork} from './part-work.ts'

/** Everything that goes into an archive, a folder before what is in it. What changes while it is read refuses the whole. */
export function* thingsToPack(work: PartWork, sources: readonly Spot[]): Generator<ToPack> {
  const list = (folder: Uint8Array): readonly Listed[] => work.disk.list(folder).filter(({name}) => !isPrivateName(name))
  for (const spot of sources) {
    const facts = work.disk.facts(spot)
    if (!facts) throw refused('PathNotFound', `${shownSpot(spot)} is gone: nothing was packed.`)
    yield* thingAt(work, {spot, path: spot.name, facts})
    if (facts.kind !== DIR) continue
    for (const {folder, listed} of walkInside(list, spotPath(spot))) {
      const inner = {folder, name: listed.name}
      yield* thingAt(work, {spot: inner, path: pathBelow(spotPath(inner), spot.folder), facts: listed.facts})
    }
  }
}

interface Thing {
  readonly spot: Spot
  /** In the archive. */
  readonly path: Uint8Array
  readonly facts: Facts
}

/** Special files have no content that could be packed. */
function* thingAt(work: PartWork, thing: Thing): Generator<ToPack> {
  const {spot, path, facts} = thing
  const {mode, mtimeNs} = facts
  if (facts.kind === DIR) yield {kind: 'dir', path, mode, mtimeNs}
  if (facts.kind === LINK) yield {kind: 'link', path, mode, mtimeNs, target: work.disk.linkTarget(spot)}
  if (facts.kind === FILE) yield {kind: 'file', path, mode, mtimeNs, size: facts.size, content: () => contentOf(work, thing)}
}

function* contentOf({disk, chunkBytes, told}: PartWork, {spot, facts}: Thing): Generator<Uint8Array> {
  const file = disk.openSource(spot)
  try {
    if (!sameFacts(facts, disk.factsOf(file))) throw changed(spot)
    for (let offset = 0; offset < facts.size;) {
      const bytes = disk.read(file, {offset, length: Math.min(chunkBytes, facts.size - offset)}).slice()
      if (bytes.length === 0) throw changed(spot)
      offset += bytes.length
      told.bytes += bytes.length
      yield bytes
    }
    if (!sameFacts(facts, disk.factsOf(file))) throw changed(spot)
  } finally {
    disk.close(file)
  }
}

const changed = (spot: Spot): Error => refused('Conflict', `${shownSpot(spot)} changed while it was packed: no archive was made.`)
