/** One rule with its place, as it is handed from room to room; all parts but the source are byte text. */
export interface PlacedLine {
  /** `built-in`, or `folder` for a rule of one folder of a location. */
  readonly source: string
  /** The folder that the line holds from, below the place of the rules; empty for that place itself. */
  readonly base: string
  readonly line: string
}

/** Packs a rule that is none of the location's own into one line; no pattern can begin with a zero. */
export function placedLine({source, base, line}: PlacedLine): string {
  return [MARK, source, MARK, base, MARK, line].join('')
}

/** Reads what `placedLine` packed; undefined for a plain line. */
export function readPlacedLine(text: string): PlacedLine | undefined {
  if (!text.startsWith(MARK)) return undefined
  const [, source, base, ...line] = text.split(MARK)
  return {source: source!, base: base!, line: line.join(MARK)}
}

const MARK = '\0'
