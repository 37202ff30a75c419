import {isWithin, joinPath, normalPath, splitPath} from '../byte-path.ts'
import {formatPercent} from '../percent-encoding.ts'
import {encodeUtf8, latin1} from '../utf8.ts'

/** What a trash keeps of one thing in it, as XDG Trash 1.0 writes it (`info/NAME.trashinfo`). */
export interface TrashInfo {
  /** Where it was: absolute, or below the top of its volume. */
  readonly path: Uint8Array
  /** In the time of that place, as `2026-11-26T09:05:00`; absent where what stands there is no time. */
  readonly deletedAt?: string | undefined
}

export function formatTrashInfo({path, deletedAt}: TrashInfo): Uint8Array {
  const names = splitPath(path).map((name) => formatPercent(name))
  const date = deletedAt === undefined ? '' : `DeletionDate=${deletedAt}\n`
  return encodeUtf8(`${header}\nPath=${path[0] === SLASH ? '/' : ''}${names.join('/')}\n${date}`)
}

/** Reads what any program wrote; undefined where no path is told. Of a key that stands twice the first counts. */
export function parseTrashInfo(bytes: Uint8Array): TrashInfo | undefined {
  // A character for each byte: a path need not be text, and some programs leave its letters as they are.
  const lines = linesOf(bytes)
  const start = lines.indexOf(header)
  if (start < 0) return undefined
  const valueOf = (key: string): string | undefined =>
    lines.find((line, at) => at > start && line.startsWith(`${key}=`))?.slice(key.length + 1)
  const path = bytesOf(valueOf('Path') ?? '')
  if (path.length === 0 || path.includes(0)) return undefined
  return {path, deletedAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(valueOf('DeletionDate')?.trim() ?? '')?.[0]}
}

/** Where a trash lies. */
export interface TrashBounds {
  /** What relative paths are below. */
  readonly base: Uint8Array
  /** In the trash of a volume, which tells of nothing outside it. */
  readonly ofVolume: boolean
}

/** The absolute path that an info file tells; undefined where it would lead out of its place, because anybody may have written it. */
export function originOf({path}: TrashInfo, {base, ofVolume}: TrashBounds): Uint8Array | undefined {
  if (splitPath(path).some((name) => name.every((byte) => byte === DOT) && name.length <= 2)) return undefined
  const origin = normalPath(path[0] === SLASH ? path : joinPath(base, path))
  if (origin.length === 1 || (ofVolume && !isWithin(origin, base))) return undefined
  return origin
}

const header = '[Trash Info]'
const SLASH = 0x2f
const DOT = 0x2e

function linesOf(bytes: Uint8Array): readonly string[] {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += latin1(bytes.subarray(at, at + 4096))
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
}

// `%` without two digits stands for itself.
function bytesOf(text: string): Uint8Array {
  const plain = text.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Uint8Array.from(plain, (char) => char.charCodeAt(0))
}
