const LED_TO: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:', 'mailto:'])

/** The address that a list of addresses, or a text that is nothing else, begins with; only one that leads to the outside. */
export function addressIn(text: string): URL | undefined {
  const [first = '', ...rest] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const isList = rest.every((line) => URL.canParse(line))
  if (!isList || /\s/.test(first.trim()) || !URL.canParse(first)) return undefined
  const address = new URL(first)
  return LED_TO.has(address.protocol) ? address : undefined
}

/** What a link is called by the program that it comes from. */
export function titleIn(mozUrl: string, html: string): string | undefined {
  const told = mozUrl.split(/\r?\n/)[1]?.trim()
  if (told) return told
  const [, inside = ''] = /<a\b[^>]*>(.*?)<\/a>/is.exec(html) ?? []
  return plainText(inside).trim() || undefined
}

// Only letters are wanted of it, so nothing is parsed that could want to load or to run.
const plainText = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (entity) => ENTITIES[entity] ?? ' ')

const ENTITIES: Readonly<Record<string, string>> = {'&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'"}
