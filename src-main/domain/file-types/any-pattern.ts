/**
 * One pattern that fits a text where at least one of `patterns` does: most texts fit none, and one search tells it instead of dozens.
 * Those that begin alike stand behind one beginning, so that a place where no line begins is passed by one look.
 */
export function anyPattern(patterns: readonly RegExp[]): RegExp {
  const rests = new Map<string, string[]>()
  for (const {source} of patterns) {
    const start = startOf(source)
    rests.set(start, [...(rests.get(start) ?? []), `(?:${source.slice(start.length)})`])
  }
  const groups = Array.from(rests, ([start, alternatives]) => `${start}(?:${alternatives.join('|')})`)
  return new RegExp(groups.join('|') || '(?!)', 'm')
}

const starts = /^(?:\^\\s\*(?![?+{])|\^|\(\?-m:\^\))/

function startOf(source: string): string {
  return hasOuterAlternatives(source) ? '' : (starts.exec(source)?.[0] ?? '')
}

/** In `^a|b` only the first alternative begins where the whole seems to. */
function hasOuterAlternatives(source: string): boolean {
  let outer = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, '')
  for (let before = ''; before !== outer;) {
    before = outer
    outer = outer.replace(/\([^()]*\)/g, '')
  }
  return outer.includes('|')
}
