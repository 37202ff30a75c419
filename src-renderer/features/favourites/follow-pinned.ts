import type {EntryId} from '../../../src-main/contract/ids.ts'
import {askAgain} from '../../core/ask-again.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {useSession} from '../../core/session.ts'
import {pathOf, useFiles} from '../files/index.ts'
import {renew, useFavourites} from './favourites.ts'

const SETTLE_MS = 1_000

/** Goes along with pinned folders that are renamed or moved, by whomever; the answer ends it. */
export function followPinned(): () => void {
  const again = askAgain(() => void leadToMoved().catch(() => undefined), SETTLE_MS)
  const stops = [
    onEvent('index.advanced', again.ring),
    useSession.subscribe(again.ring),
    again.end,
    useFiles.subscribe(({rows}, before) => {
      const folder = rows?.wish.source.folder
      if (folder === undefined || !rows?.folder?.id || rows === before.rows) return
      void knowPinned(folder, rows.folder.id)
    }),
  ]
  again.ring()
  return () => stops.forEach((stop) => stop())
}

/** What stands at the path of a pinned folder is that folder, as far as it is not known to be elsewhere: of earlier versions there are paths alone. */
export async function knowPinned(path: string, id: EntryId): Promise<void> {
  const isNew = useFavourites.getState().favourites.some((one) => one.folder === path && one.id !== id)
  if (!isNew) return
  await leadToMoved().catch(() => undefined)
  renew((one) => (one.folder === path ? {...one, id} : one))
}

/** Asks where the pinned folders are now. What the index does not know keeps the path that it had. */
export async function leadToMoved(): Promise<void> {
  const entries = useFavourites.getState().favourites.flatMap(({id}) => id ?? [])
  if (entries.length === 0) return
  const {view, items = []} = await core.view.open({entries, rows: entries.length})
  core.view.close({view}).catch(() => undefined)
  const folders = new Map(items.filter(({kind}) => kind === 'dir').map((item) => [item.id, pathOf(item)]))
  renew((one) => ({...one, folder: (one.id && folders.get(one.id)) ?? one.folder}))
}
