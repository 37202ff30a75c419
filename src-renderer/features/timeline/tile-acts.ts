import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {targetOf} from '../files/index.ts'
import {goTo, parentOf} from '../places/index.ts'

/** Opens a picture or video with its program. */
export async function openTile(item: Item): Promise<void> {
  await attempt(() => core.file.open({target: targetOf(item)}))
}

export function showTile({path, id}: Item): void {
  const folder = parentOf(path)
  if (folder !== undefined) goTo({folder}, {id})
}

export async function revealTile(item: Item): Promise<void> {
  await attempt(() => core.file.reveal({target: targetOf(item)}))
}
