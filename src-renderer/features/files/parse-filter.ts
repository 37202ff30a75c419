import type {ViewFilter} from '../../../src-main/contract/search.ts'

const units: Readonly<Record<string, number>> = {'': 1, b: 1, k: 1e3, kb: 1e3, m: 1e6, mb: 1e6, g: 1e9, gb: 1e9, t: 1e12, tb: 1e12}
const SIZE = String.raw`(\d+(?:[.,]\d+)?)\s*([kmgt]?b?)`
const ABOVE = new RegExp(`^size:(>=?|<=?)${SIZE}$`, 'i')
const BETWEEN = new RegExp(`^size:${SIZE}\\.\\.${SIZE}$`, 'i')
const ENDING = /^\*\.([^*\s]+)$/

/** What a written filter asks for: parts of the name, `*.jpg`, `size:>10mb`, `size:1mb..2gb`; all must hold, endings are alternatives. */
export function parseFilter(text: string): Partial<ViewFilter> | undefined {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return undefined
  const asked = words.map((word) => sizeOf(word) ?? endingOf(word) ?? {query: word.replaceAll('*', ' ').trim()})
  const query = asked.flatMap((one) => ('query' in one && one.query ? [one.query] : [])).join(' ')
  const ext = asked.flatMap((one) => ('ext' in one ? one.ext : []))
  const minSizes = asked.flatMap((one) => ('minSize' in one && one.minSize !== undefined ? [one.minSize] : []))
  const maxSizes = asked.flatMap((one) => ('maxSize' in one && one.maxSize !== undefined ? [one.maxSize] : []))
  return {
    query,
    ...(ext.length > 0 ? {ext} : {}),
    ...(minSizes.length > 0 ? {minSize: Math.max(...minSizes)} : {}),
    ...(maxSizes.length > 0 ? {maxSize: Math.min(...maxSizes)} : {}),
    // Only files have a size of their own.
    ...(minSizes.length + maxSizes.length > 0 ? {kind: ['file']} : {}),
  }
}

interface SizeRange {
  readonly minSize?: number
  readonly maxSize?: number
}

function sizeOf(word: string): SizeRange | undefined {
  const between = BETWEEN.exec(word)
  if (between) return {minSize: bytesIn(between[1], between[2]), maxSize: bytesIn(between[3], between[4])}
  const above = ABOVE.exec(word)
  if (!above) return undefined
  const size = bytesIn(above[2], above[3])
  switch (above[1]) {
    case '>':
      return {minSize: size + 1}
    case '>=':
      return {minSize: size}
    case '<':
      return {maxSize: Math.max(0, size - 1)}
    default:
      return {maxSize: size}
  }
}

function endingOf(word: string): {readonly ext: readonly string[]} | undefined {
  const ending = ENDING.exec(word)?.[1]
  return ending === undefined ? undefined : {ext: [ending]}
}

function bytesIn(amount: string | undefined, unit: string | undefined): number {
  return Math.round(Number((amount ?? '0').replace(',', '.')) * (units[(unit ?? '').toLowerCase()] ?? 1))
}
