import type {Item} from '../../../src-main/contract/file.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'
import {nameOf, parentOf} from '../places/index.ts'
import {deleteForGood} from './file-commands.ts'
import type {Meant} from './meant.ts'
import {perform} from './perform-act.ts'

const none: readonly Item[] = []

/** What lies in the trash of every volume; asked again when a job ended, for that may have been an act. */
export const useTrash = createLive({
  initial: none,
  fetch: async (): Promise<readonly Item[]> => (await core.file.list({path: 'trash:'})).items.toSorted(latestFirst),
  events: ['job.changed', 'volume.changed'],
  whileShown: true,
})

const meant = (item: Item): Meant => ({target: trashTarget(item), path: item.path})

function latestFirst(one: Item, other: Item): number {
  return (other.trashedAt ?? '').localeCompare(one.trashedAt ?? '')
}

/** The name that it had: in the trash it may have got another one. */
export const trashedName = ({trashedFrom, name}: Item): string => (trashedFrom === undefined ? name : nameOf(trashedFrom))

/** The folder that it was in; nothing where that is not known. */
export const trashedIn = ({trashedFrom}: Item): string => (trashedFrom === undefined ? '' : (parentOf(trashedFrom) ?? ''))

/** By its address, which holds what no text can. */
export const trashTarget = ({uri}: Item): string => uri

export async function restore(items: readonly Item[]): Promise<void> {
  if (items.length > 0) await perform({of: items.map(meant), send: (consent, targets) => core.file.restore({targets, ...consent})})
}

export async function deleteTrashed(items: readonly Item[]): Promise<void> {
  if (items.length > 0) await deleteForGood(items.map(meant))
}

export async function emptyTrash(): Promise<void> {
  await perform({grave: true, send: ({dryRun, yes, commit}) => core.file.empty({dryRun, yes, commit})})
}
