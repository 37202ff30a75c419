import {isPrivateName} from '../../domain/act/private-names.ts'
import {bytesKey} from '../../domain/act/spot-path.ts'
import {isWithin, pathBelow} from '../../domain/byte-path.ts'
import {byteText} from '../../domain/ignore/byte-text.ts'
import {chainFrom, type IgnoreChain, isLeftOut} from '../../domain/ignore/ignore-chain.ts'
import {compileRules, type Rules} from '../../domain/rules.ts'
import {rulesAt} from '../index/index.ts'
import type {FollowParts, IndexedFolder} from './follow-ground.ts'

/** Tells what rules leave out, by the location that keeps a folder. */
export interface RuleBook {
  excludes(folder: IndexedFolder, name: Uint8Array, isFolder: boolean): Promise<boolean>
  /** Whether files of rules count in the location that keeps a folder. */
  readsFiles(folder: IndexedFolder): Promise<boolean>
}

interface Book {
  readonly root: Uint8Array
  readonly lines: readonly string[]
  readonly rules: Rules
}

/** Opens the rules for one act. Files of rules are read once: where the act changes one, a run puts right what followed from it. */
export function openRuleBook(parts: Pick<FollowParts, 'read' | 'home' | 'looker'>): RuleBook {
  const known = new Map<string, Book>()
  const chains = new Map<string, Promise<IgnoreChain | undefined>>()
  const bookOf = async ({location, nearest, nearestPath, volume}: IndexedFolder): Promise<Book> => {
    const book = location === undefined ? undefined : known.get(location)
    if (book && isWithin(nearestPath, book.root)) return book
    const {rules, rulesBelow} = await rulesAt({entry: nearest, path: nearestPath, volumeTop: volume.mountPoint}, parts)
    const length = nearestPath.length - rulesBelow.length
    const root = rulesBelow.length === 0 ? nearestPath : nearestPath.subarray(0, Math.max(length - 1, 1))
    const made = {root, lines: rules, rules: compileRules(rules)}
    if (location !== undefined) known.set(location, made)
    return made
  }
  const chainOf = (path: Uint8Array, {root, lines}: Book): Promise<IgnoreChain | undefined> => {
    const key = bytesKey(path)
    const asked =
      chains.get(key) ?? parts.looker.ignoreFilesIn({root, rules: lines, folder: byteText(pathBelow(path, root))}).then(chainFrom)
    chains.set(key, asked)
    return asked
  }
  return {
    excludes: async (folder, name, isFolder) => {
      if (isPrivateName(name)) return true
      const book = await bookOf(folder)
      const chain = book.rules.readsFiles ? await chainOf(folder.path, book) : undefined
      const above = byteText(pathBelow(folder.path, book.root))
      return isLeftOut({rules: book.rules, chain}, {above: above === '' ? '' : `${above}/`, name: byteText(name), isFolder})
    },
    readsFiles: async (folder) => (await bookOf(folder)).rules.readsFiles,
  }
}
