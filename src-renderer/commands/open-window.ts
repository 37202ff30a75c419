import {z} from 'zod'
import {attempt} from '../core/attempt.ts'
import {core} from '../core/client.ts'
import {here, pageNames, type Place} from '../features/places/index.ts'

const PLACE = '#place='
const Asked = z.object({folder: z.string().optional(), page: z.enum(pageNames).optional(), of: z.string().optional()})

/** Opens another window where the active pane is; a browser opens it as a page beside this one. */
export function openWindow({folder, page, of}: Place = here().place): void {
  if (window.onefold) void attempt(() => core.window.open({place: folder}))
  else window.open(`${window.location.origin}/${PLACE}${encodeURIComponent(JSON.stringify({folder, page, of}))}`)
}

/** Where the address of this window says that it begins; said once, so that loading again goes on where one was. */
export function placeToBegin(): Place | undefined {
  const {hash, pathname} = window.location
  if (!hash.startsWith(PLACE)) return undefined
  window.history.replaceState(null, '', pathname)
  try {
    return Asked.safeParse(JSON.parse(decodeURIComponent(hash.slice(PLACE.length)))).data
  } catch {
    // An address that somebody wrote by hand says nothing.
    return undefined
  }
}
