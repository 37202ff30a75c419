import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {perform} from '../acts/index.ts'
import {goTo, parentOf} from '../places/index.ts'
import {ofVolume} from './sizes.ts'

/** Shows the sizes of what is in a part; of a rest, those of its folder. */
export function zoomTo({kind, id, volume, path}: SizeNode): void {
  if (kind === 'file') return
  goTo({page: 'sizes', of: kind === 'all' ? undefined : volume === undefined ? (id ?? path) : ofVolume(volume)})
}

/** Opens a file with its program, and a folder among the files. */
export async function openPart({kind, id, path}: SizeNode): Promise<void> {
  if (kind === 'file') await attempt(() => core.file.open({target: id ?? path}))
  else if (path !== '') goTo({folder: path})
}

export function showPart({id, path}: SizeNode): void {
  const folder = parentOf(path)
  if (folder !== undefined) goTo({folder}, {id})
}

export async function revealPart({id, path}: SizeNode): Promise<void> {
  await attempt(() => core.file.reveal({target: id ?? path}))
}

/** Puts a file or folder into the trash; a location or a volume is not taken away from here. */
export async function trashPart({id, path}: SizeNode): Promise<void> {
  if (id === undefined) return
  await perform({of: [{target: id, path}], send: ({dryRun, yes, commit}, targets) => core.file.trash({targets, dryRun, yes, commit})})
}
