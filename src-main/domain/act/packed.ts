import type {Facts} from './spot.ts'
import type {Step} from './step.ts'

/** The `device` of what lies in an archive. Its place is the archive's own path and what follows below it; it is only ever read. */
export const PACKED = 'packed'

/** Whether a thing lies in an archive. */
export const isPacked = ({device}: Pick<Facts, 'device'>): boolean => device === PACKED

/** The folders in archives that steps read from. */
export function* packedFolders(steps: Iterable<Step>): Generator<Uint8Array> {
  for (const step of steps) if ('seen' in step && isPacked(step.seen)) yield step.from.folder
}
