import {Buffer} from 'node:buffer'
import type {Handlers} from '../../contract/index.ts'
import type {Decision} from '../../contract/plan.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {ActionScope, CoreScopes} from '../scopes.ts'
import {thingsToRepair} from './things-to-repair.ts'
import {archivePlace, holderOf} from './archive-place.ts'
import {askedPlace, askedSpots, trashedSpots} from './asked-spots.ts'

type FileActs = Pick<
  Handlers<CoreScopes>['file'],
  | 'copy'
  | 'move'
  | 'rename'
  | 'batch'
  | 'mkdir'
  | 'paste'
  | 'extract'
  | 'compress'
  | 'gather'
  | 'flatten'
  | 'clean'
  | 'duplicate'
  | 'link'
  | 'trash'
  | 'restore'
  | 'delete'
  | 'empty'
  | 'repair'
>

/** Every act on files: places are resolved, the rest is the same for all of them. */
export const fileActHandlers: FileActs = {
  copy: (input, scope) => transfer('file.copy', input, scope),
  move: (input, scope) => transfer('file.move', input, scope),
  rename: async (input, scope) => {
    const [source] = await askedSpots([input.target], scope)
    return scope.acts.perform({action: 'file.rename', source: source!, name: encodeUtf8(input.name), ...settledOf(input, scope)}, input)
  },
  batch: async ({targets, dryRun, yes, commit, ...how}, scope) =>
    scope.acts.perform({action: 'file.batch', sources: [...(await askedSpots(targets, scope))], ...how}, {dryRun, yes, commit}),
  mkdir: async ({paths, ...consent}, scope) => {
    const places = await Promise.all(paths.map((path) => askedPlace(path, scope)))
    return scope.acts.perform({action: 'file.mkdir', places}, consent)
  },
  paste: async ({folder, name, data, ...consent}, scope) =>
    scope.acts.perform(
      {action: 'file.paste', to: await askedPlace(folder, scope), name: encodeUtf8(name), content: Buffer.from(data, 'base64')},
      consent,
    ),
  extract: async ({archives, to, verify, ...input}, scope) => {
    const sources = [...(await askedSpots(archives, scope))]
    const place = to === undefined ? holderOf(sources[0]!) : await askedPlace(to, scope)
    return scope.acts.perform({action: 'file.extract', sources, to: place, verify, ...settledOf(input, scope)}, input)
  },
  compress: async ({sources: targets, to, verify, ...consent}, scope) => {
    const sources = [...(await askedSpots(targets, scope))]
    const place = await archivePlace(sources, to, scope)
    return scope.acts.perform({action: 'file.compress', sources, ...place, verify}, consent)
  },
  gather: async ({targets, folder, ...consent}, scope) =>
    scope.acts.perform(
      {action: 'file.gather', sources: [...(await askedSpots(targets, scope))], to: await askedPlace(folder, scope)},
      consent,
    ),
  flatten: async (input, scope) => {
    const [source] = await askedSpots([input.folder], scope)
    return scope.acts.perform({action: 'file.flatten', source: source!, ...settledOf(input, scope)}, input)
  },
  clean: async ({targets, ...consent}, scope) =>
    scope.acts.perform({action: 'file.clean', sources: [...(await askedSpots(targets, scope))]}, consent),
  duplicate: async ({targets, verify, ...consent}, scope) =>
    scope.acts.perform({action: 'file.duplicate', sources: [...(await askedSpots(targets, scope))], verify}, consent),
  link: async ({target, to, hard, relative, ...input}, scope) => {
    const [source] = await askedSpots([target], scope)
    const place = await askedPlace(to, scope)
    return scope.acts.perform(
      {action: 'file.link', source: source!, to: place, hard: hard === true, relative: relative === true, ...settledOf(input, scope)},
      input,
    )
  },
  trash: async ({targets, ...consent}, scope) =>
    scope.acts.perform({action: 'file.trash', sources: [...(await askedSpots(targets, scope))]}, consent),
  restore: async ({targets, ...input}, scope) =>
    scope.acts.perform({action: 'file.restore', sources: [...(await trashedSpots(targets, scope))], ...settledOf(input, scope)}, input),
  delete: async ({targets, ...consent}, scope) =>
    scope.acts.perform({action: 'file.delete', sources: [...(await askedSpots(targets, scope))]}, consent),
  repair: async ({targets, ...consent}, scope) =>
    scope.acts.perform({action: 'file.repair', sources: [...(await thingsToRepair(targets, scope))]}, consent),
  empty: async (consent, scope) =>
    scope.acts.perform({action: 'file.empty', sources: [...(await trashedSpots(undefined, scope))]}, consent),
}

type Transfer = Parameters<FileActs['copy']>[0]

async function transfer(action: 'file.copy' | 'file.move', input: Transfer, scope: ActionScope & Failing): ReturnType<FileActs['copy']> {
  const sources = [...(await askedSpots(input.sources, scope))]
  const to = await askedPlace(input.to, scope)
  return scope.acts.perform({action, sources, to, verify: input.verify, ...settledOf(input, scope)}, input)
}

interface Failing {
  fail(code: 'BadInput', message: string): never
}

/** What is said of files that meet; more than one word for all of them contradicts itself. */
function settledOf(
  {overwrite, keepBoth, skip, decisions}: Pick<Transfer, 'overwrite' | 'keepBoth' | 'skip' | 'decisions'>,
  {fail}: Failing,
): {decision?: Decision; decisions: {path: string; decision: Decision}[]} {
  const said = (
    [
      ['overwrite', overwrite],
      ['keep-both', keepBoth],
      ['skip', skip],
    ] as const
  ).filter(([, yes]) => yes === true)
  if (said.length > 1) fail('BadInput', 'Say only one of --overwrite, --keep-both and --skip.')
  const [one] = said
  return {...(one ? {decision: one[0]} : {}), decisions: decisions ?? []}
}
