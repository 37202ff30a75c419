import {isVersion} from '../../domain/act/private-names.ts'
import {spotPath} from '../../domain/act/spot-path.ts'
import type {Spot} from '../../domain/act/spot.ts'
import type {EndedPart} from '../../runtime/act-types.ts'
import type {EndedPart as StoredEnd} from '../../store/acts/part-rows.ts'
import type {VolumeBook} from '../volume-book.ts'

type Version = NonNullable<StoredEnd['versions']>[number]
type Place = NonNullable<StoredEnd['emptied']>[number]

/** What a part gave into version stores, and where it took something out of one: so that each is found when its time is over. */
export async function versionsOf(
  {steps, results}: EndedPart,
  {volumes, now}: {readonly volumes: VolumeBook; readonly now: number},
): Promise<{readonly versions: readonly Version[]; readonly emptied: readonly Place[]}> {
  const versions: Version[] = []
  const emptied: Place[] = []
  const placeOf = async ({folder, name}: Spot) => ({volume: (await volumes.at(folder)).id, folder, name})
  for (const [at, step] of steps.entries()) {
    const {version, error, outcome} = results[at]!
    if (version && 'to' in step && 'existing' in step && step.existing) {
      const {size, mtimeNs} = step.existing
      versions.push({...(await placeOf(version)), step: at, path: spotPath(step.to), size, mtimeNs, at: now})
    }
    const hasLeft = step.kind === 'move' && isVersion(step.from) && !error && outcome !== 'skipped'
    if (hasLeft) emptied.push(await placeOf(step.from))
  }
  return {versions, emptied}
}
