import {isAbsolute, resolve} from 'node:path'
import {parseLink} from '../../contract/link.ts'
import type {WindowWord} from '../../contract/window-word.ts'

/** What a start of the program asks for, the first one or one that found it running. */
export interface LaunchWish {
  /** One window each. */
  readonly words: readonly WindowWord[]
  readonly newWindow: boolean
  /** Started with the session of the user: nobody waits for a window. */
  readonly hidden: boolean
}

const MOST_WINDOWS = 10
/** Those of ours that a word follows, and that are no place. */
const withWord: ReadonlySet<string> = new Set(['--data-dir', '--reveal'])

/** Reads the words behind the program's own name: paths and addresses to open, `--reveal PATH`, `--new-window`, `--hidden`. */
export function launchWish(argv: readonly string[], cwd: string): LaunchWish {
  const words: WindowWord[] = []
  const options = new Set<string>()
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    if (word === '--') {
      words.push(...argv.slice(at + 1).map((rest) => wordOf(rest, cwd, false)))
      break
    }
    const reveal = word === '--reveal' ? argv[at + 1] : word.startsWith('--reveal=') ? word.slice('--reveal='.length) : undefined
    if (reveal) words.push(wordOf(reveal, cwd, true))
    if (withWord.has(word)) at++
    else if (word.startsWith('-')) options.add(word)
    else if (word !== '') words.push(wordOf(word, cwd, false))
  }
  return {words: words.slice(0, MOST_WINDOWS), newWindow: options.has('--new-window'), hidden: options.has('--hidden')}
}

/** What a window is told of one path or address. Whatever else has a scheme is refused with a sentence, and nothing is done. */
export function wordOf(text: string, cwd: string, reveal: boolean): WindowWord {
  const link = parseLink(text)
  if (link?.kind === 'search') return {tell: 'search', words: link.words}
  if (link) return {tell: 'go', target: link.target, reveal}
  // A letter alone is a drive of Windows.
  if (/^[a-z][a-z0-9+.-]+:/i.test(text) && !isAbsolute(text)) return {tell: 'refused', sentence: 'That link leads nowhere in Onefold.'}
  return {tell: 'go', target: resolve(cwd, text), reveal}
}
