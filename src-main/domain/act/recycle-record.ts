/** What the recycle bin of Windows keeps of one thing (`$I` beside its `$R`). */
export interface RecycleRecord {
  /** Where it was, with its drive. */
  readonly path: string
  readonly sizeBytes: number
  /** Milliseconds since 1970. */
  readonly deletedAt: number
}

/** Writes the form of Windows 10 and later: version, size, FILETIME, length of the path in units with its end, path; all little-endian. */
export function formatRecycleRecord({path, sizeBytes, deletedAt}: RecycleRecord): Uint8Array {
  const view = new DataView(new ArrayBuffer(pathAt + (path.length + 1) * 2))
  view.setBigUint64(0, 2n, true)
  view.setBigUint64(8, BigInt(sizeBytes), true)
  view.setBigUint64(16, BigInt(deletedAt + beforeUnixMs) * ticksEachMs, true)
  view.setUint32(24, path.length + 1, true)
  for (let at = 0; at < path.length; at++) view.setUint16(pathAt + at * 2, path.charCodeAt(at), true)
  return new Uint8Array(view.buffer)
}

/** Reads that form and the older one, whose path has 260 units without a length; undefined where it is neither. */
export function parseRecycleRecord(bytes: Uint8Array): RecycleRecord | undefined {
  if (bytes.length < pathAt) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getBigUint64(0, true)
  if (version !== 1n && version !== 2n) return undefined
  const start = version === 1n ? 24 : pathAt
  const units = version === 1n ? 260 : view.getUint32(24, true)
  if (bytes.length < start + units * 2) return undefined
  let path = ''
  for (let at = 0; at < units; at++) {
    const unit = view.getUint16(start + at * 2, true)
    if (unit === 0) break
    path += String.fromCharCode(unit)
  }
  if (path === '') return undefined
  const ticks = view.getBigUint64(16, true)
  return {path, sizeBytes: Number(view.getBigUint64(8, true)), deletedAt: Number(ticks / ticksEachMs) - beforeUnixMs}
}

/** The two names of a thing in the bin: six letters or digits that the caller draws, and its own extension. */
export function recycleNames(name: string, drawn: string): {readonly record: string; readonly thing: string} {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot) : ''
  return {record: `$I${drawn}${extension}`, thing: `$R${drawn}${extension}`}
}

const pathAt = 28
const ticksEachMs = 10_000n
/** From 1601 to 1970. */
const beforeUnixMs = 11_644_473_600_000
