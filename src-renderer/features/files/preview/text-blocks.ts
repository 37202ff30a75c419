const LINES = 100
/** A line without an end is cut: nobody lays out a million letters in one piece. */
const MOST_LETTERS = 20_000

/** Some lines of a text, and where of it they begin. */
export interface TextBlock {
  readonly text: string
  readonly from: number
}

/** Cuts a text into blocks of some lines each, that are the text again when they are put together. */
export function textBlocks(text: string): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  for (let from = 0; from < text.length;) {
    let end = from
    for (let line = 0; line < LINES && end < text.length && end - from < MOST_LETTERS; line++) {
      const next = text.indexOf('\n', end)
      end = next < 0 ? text.length : next + 1
    }
    end = wholePair(text, Math.min(end, from + MOST_LETTERS))
    blocks.push({text: text.slice(from, end), from})
    from = end
  }
  return blocks
}

function wholePair(text: string, end: number): number {
  const last = text.charCodeAt(end - 1)
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end + 1 : end
}
