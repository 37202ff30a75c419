import {isWithin, joinPath} from '../domain/byte-path.ts'
import {type LinkSteps, nextStep} from '../host/through-links.ts'
import {type DiskGround, unlessUnanswered} from './disk-ground.ts'
import type {VolumeServer} from './volume/index.ts'

interface LinkParts {
  readonly own: VolumeServer
  readonly ground: DiskGround
}

/** A way may lead from one volume to another and back. */
const MOST_TURNS = 100

/**
 * Where a path leads through links, each step asked of whoever serves its volume. A volume that does not answer is not passed by:
 * the path that it was reached by is on it, so that nobody else is asked what only it can tell.
 */
export async function linksThrough(path: Uint8Array, {own, ground}: LinkParts): Promise<{readonly path: Uint8Array}> {
  const apart = await ground.apartNow()
  if (apart.length === 0) return own.ask('throughLinks', {path})
  const points = apart.map(({mountPoint}) => mountPoint)
  let steps: LinkSteps = {done: path.subarray(0, 1), rest: path.subarray(1), links: 0}
  // Where the way leads nowhere, on the volume that it began on, the path is as it was said.
  let reached = path
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = nextStep(steps)
    if (!next) return {path: joinPath(steps.done, steps.rest)}
    const volume = await ground.volumes.at(next)
    const isApart = ground.apart.isApart(volume)
    if (turn > 0 || isApart) reached = joinPath(steps.done, steps.rest)
    const within = isApart ? volume.mountPoint : undefined
    const others = points.filter((point) => !isApart || (point.length > volume.mountPoint.length && isWithin(point, volume.mountPoint)))
    const now = {...steps, within, apart: others}
    const server = (): VolumeServer => (isApart ? ground.apart.serve([volume], 'look') : own)
    const further = await unlessUnanswered(() => server().ask('followLinks', now), undefined)
    if (!further) return {path: reached}
    steps = further
  }
  return {path: reached}
}
