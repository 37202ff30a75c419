import type {Plan} from '../../../src-main/contract/plan.ts'

const MANY_BYTES = 10_000_000_000
const MANY_FILES = 20_000
const LONG_MS = 180_000

/** Work that takes a while, so that whoever began it by mistake would rather know before: only where bytes are copied. */
export function isLarge({
  route,
  bytes,
  files,
  folders,
  estimateMs,
}: Pick<Plan, 'route' | 'bytes' | 'files' | 'folders' | 'estimateMs'>): boolean {
  return route === 'copy' && (bytes >= MANY_BYTES || files + folders >= MANY_FILES || (estimateMs ?? 0) >= LONG_MS)
}
