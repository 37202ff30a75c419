/** What a link, or a word on the program's command line, leads to. It may show something; it never changes or runs anything. */
export type Link =
  /** An absolute path, an `sd://` or `file://` address, or an entry's id: what names one thing. */
  {readonly kind: 'target'; readonly target: string} | {readonly kind: 'search'; readonly words: string}

/** Longer ones are nobody's link. */
const MOST_CHARACTERS = 4096

/**
 * Reads a link of ours or an address: `onefold://entry/ID`, `onefold://content/KEY`, `onefold://tag/NAME`, `onefold://search?q=WORDS`,
 * `sd://…`, `file://…`. The text comes from web pages and mails, so whatever is not exactly of these forms is nothing.
 */
export function parseLink(text: string): Link | undefined {
  if (text.length > MOST_CHARACTERS || !text.isWellFormed() || unseen.test(text)) return undefined
  const address = /^(sd|file):\/\/(.+)$/i.exec(text)
  if (address) return {kind: 'target', target: `${address[1]!.toLowerCase()}://${address[2]!}`}
  const ours = /^onefold:\/\/([a-z]+)(?:\/([^/?#]*))?\/?(?:\?([^#]*))?$/i.exec(text)
  return ours ? ofOurs(ours[1]!.toLowerCase(), decoded(ours[2] ?? ''), ours[3] ?? '') : undefined
}

// Line breaks, other controls and signs that turn the direction of text have no place in a link.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/u

type ReadLink = (word: string, query: string) => Link | undefined

function ofOurs(verb: string, word: string | undefined, query: string): Link | undefined {
  return word === undefined || !Object.hasOwn(verbs, verb) ? undefined : verbs[verb]!(word, query)
}

const verbs: Readonly<Record<string, ReadLink>> = {
  entry: (word) => (uuid.test(word) ? {kind: 'target', target: word.toLowerCase()} : undefined),
  content: (word) => (contentKey.test(word) ? {kind: 'target', target: `sd://content/${word}`} : undefined),
  tag: (word) => searchFor(isWords(word) ? `tag:${/[\s"]/.test(word) ? `"${word.replaceAll('"', '')}"` : word}` : undefined),
  search: (word, query) => searchFor(word === '' ? questionOf(query) : word),
}

const searchFor = (words: string | undefined): Link | undefined =>
  words !== undefined && isWords(words) ? {kind: 'search', words} : undefined

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const contentKey = /^[fs]:[0-9a-f]{64}$/

const isWords = (text: string): boolean => text.trim() !== '' && !unseen.test(text)

function questionOf(query: string): string | undefined {
  const part = query.split('&').find((one) => one.startsWith('q='))
  return part === undefined ? undefined : decoded(part.slice(2).replaceAll('+', ' '))
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    // Half an escape, or bytes that are no text.
    return undefined
  }
}
