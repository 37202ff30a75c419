import {readPart} from '../domain/act/steps-text.ts'
import type {RemoteTable} from '../runtime/threads.ts'
import {ActInput} from './act/act-request.ts'
import type {ActCalls} from './act/act-calls.ts'
import {mayReadArchives, readsArchives} from './act/archives-read.ts'
import type {BeginPlan, PlanCalls} from './act/plan-calls.ts'
import type {WalkCalls} from '../host/walk-chunk.ts'
import type {DiskCalls} from './disk-calls.ts'
import {type DiskGround, unlessUnanswered, type Wish} from './disk-ground.ts'
import {linksThrough} from './disk-links.ts'
import {looksAtSpots} from './disk-looks.ts'
import {openSittings} from './disk-sittings.ts'
import {allTrashes} from './disk-trashes.ts'
import {touchedPaths} from './touched-paths.ts'
import type {VolumeServer} from './volume/index.ts'

type Routes = {
  readonly [N in keyof DiskCalls]: RemoteTable<DiskCalls>[N]
}

/** A table of disk calls that brings each to whoever serves the volume that it is about: a thread, or a child that may be lost. */
export function routedDisk(wish: Wish, ground: DiskGround): RemoteTable<DiskCalls> {
  const routes: Routes = {...lookRoutes(wish, ground), ...walkRoutes(wish, ground), ...actRoutes(wish, ground)}
  return routes as unknown as RemoteTable<DiskCalls>
}

const atIn =
  (wish: Wish, ground: DiskGround) =>
  (path: Uint8Array): Promise<VolumeServer> =>
    ground.serverFor([path], wish)

function lookRoutes(wish: Wish, ground: DiskGround) {
  const {own} = wish
  const at = atIn(wish, ground)
  const routes: Omit<Routes, keyof WalkCalls | keyof ActRoutes> = {
    look: async (input) => (await at(input.path)).ask('look', input),
    seen: (input) => unlessUnanswered(async () => (await at(input.path)).ask('seen', input), {kind: undefined}),
    throughLinks: (input) => linksThrough(input.path, {own, ground}),
    followLinks: (input) => own.ask('followLinks', input),
    listFolder: async (input) => (await at(input.path)).ask('listFolder', input),
    glimpse: async (input) => (await ground.serverFor(input.paths, wish)).ask('glimpse', input),
    otherNames: async (input) => (await at(input.root)).ask('otherNames', input),
    ignoreFilesIn: async (input) => (await at(input.root)).ask('ignoreFilesIn', input),
    whyLeftOut: async (input) => (input.readsFiles ? await at(input.root) : own).ask('whyLeftOut', input),
    readHead: async (input) => (await at(input.path)).ask('readHead', input),
    readText: async (input) => (await at(input.file.path)).ask('readText', input),
    prepare: (input) => own.ask('prepare', input),
    space: async (input) => (await at(input.path)).ask('space', input),
    hostVolumes: (input) => own.ask('hostVolumes', input),
    onBattery: (input) => own.ask('onBattery', input),
    // What it does not tell stays as its kind says.
    probeVolume: (input) => unlessUnanswered(async () => (await at(input.mountPoint)).ask('probeVolume', input), {}),
    measureSpeed: async (input) => (await ground.serverFor(input.folders, wish)).ask('measureSpeed', input),
    hashFiles: async (input, _transfer, signal) => (input.root ? await at(input.root) : own).ask('hashFiles', input, signal),
    listTrash: () => allTrashes({own, ground}),
    lookAtSpots: (input) => looksAtSpots(input.folders, {...wish, ground}),
    removeVersions: ({spots}) =>
      ground.byServer(spots, {...wish, pathOf: ({folder}) => folder}, (server, some) =>
        unlessUnanswered(
          () => server().ask('removeVersions', {spots: some}),
          some.map(() => false),
        ),
      ),
  }
  return routes
}

function walkRoutes(wish: Wish, ground: DiskGround): Pick<Routes, keyof WalkCalls> {
  const at = atIn(wish, ground)
  const walks = openSittings('walk')
  return {
    begin: async (input) => walks.begin(input.walk, await at(input.root.path), (server) => server.ask('begin', input)),
    next: async (input) => walks.in(input.walk).ask('next', input),
    give: async (input) => walks.in(input.walk).ask('give', input),
    take: async (input) => walks.in(input.walk).ask('take', input),
    end: (input) => walks.end(input.walk, (server) => server.ask('end', input)),
  }
}

/** Archives are read in children alone, also when what was left undone of an act on them is planned anew. */
function forPlan({input, done = []}: BeginPlan, wish: Wish): Wish {
  const {action} = input as {readonly action?: unknown}
  const reads = action === 'file.extract' || done.some(({steps}) => mayReadArchives(steps))
  return reads ? {...wish, use: 'unpack'} : wish
}

type ActRoutes = Pick<Routes, keyof PlanCalls | keyof ActCalls>

/** Of all volumes that an act touches, any may not answer: it is planned and carried out where that harms nobody. */
function actRoutes(wish: Wish, ground: DiskGround): ActRoutes {
  const plans = openSittings('plan')
  const acts = openSittings('part of the act')
  return {
    beginPlan: async (input) => {
      const paths = (): readonly Uint8Array[] =>
        touchedPaths([ActInput.parse(input.input), (input.done ?? []).map(({steps}) => readPart(steps).steps)])
      await plans.begin(input.plan, await ground.serverFor(paths, forPlan(input, wish)), (server) => server.ask('beginPlan', input))
    },
    nextOfPlan: async (input) => plans.in(input.plan).ask('nextOfPlan', input),
    endPlan: (input) => plans.end(input.plan, (server) => server.ask('endPlan', input)),
    beginParts: async (input) => {
      const server = await ground.serverFor(() => touchedPaths(input.parts), readsArchives(input.parts) ? {...wish, use: 'unpack'} : wish)
      await acts.begin(input.act, server, () => server.ask('beginParts', input))
    },
    nextOfParts: async (input) => {
      const news = await acts.in(input.act).ask('nextOfParts', input)
      if (news.end) acts.over(input.act)
      return news
    },
    leaveParts: (input) => acts.end(input.act, (server) => server.ask('leaveParts', input)),
  }
}
