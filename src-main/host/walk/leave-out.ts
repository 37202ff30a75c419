import {byteText} from '../../domain/ignore/byte-text.ts'
import type {Rules} from '../../domain/rules.ts'
import type {WalkStart} from '../walk-chunk.ts'
import {fact, factWords, type Listing} from './listing.ts'

/** Tells which entries of a folder stay; undefined where nothing can be left out. */
export type LeaveOut = (folder: Uint8Array, listing: Listing) => (entry: number) => boolean

/** Makes the test of one walk from its rules and from the folders that are never listed. */
export function leaveOut({never, rulesBelow}: Pick<WalkStart, 'never' | 'rulesBelow'>, device: string, rules: Rules): LeaveOut | undefined {
  const inodes = inodesOn(device, never)
  if (inodes.length === 0 && rules.empty) return undefined
  const head = rulesBelow === undefined || rulesBelow.length === 0 ? '' : `${byteText(rulesBelow)}/`
  return (folder, listing) => {
    const above = rules.empty || folder.length === 0 ? head : `${head}${byteText(folder)}/`
    return (entry) => {
      const word = entry * factWords
      const isFolder = listing.facts[word] === 1 || listing.facts[word] === 4
      if (isFolder && isOneOf(inodes, listing, word + fact.inode)) return false
      if (rules.empty || (rules.foldersOnly && !isFolder)) return true
      const name = listing.nameOf(entry).toString('latin1')
      return !rules.mayExclude(name) || rules.excludes(above + name, isFolder) === undefined
    }
  }
}

interface WideInode {
  readonly low: number
  readonly high: number
}

function inodesOn(device: string, never: WalkStart['never']): readonly WideInode[] {
  return never
    .filter((place) => place.startsWith(`${device}:`))
    .map((place) => BigInt(place.slice(device.length + 1)))
    .map((inode) => ({low: Number(BigInt.asUintN(32, inode)), high: Number(BigInt.asUintN(32, inode >> 32n))}))
}

function isOneOf(inodes: readonly WideInode[], listing: Listing, word: number): boolean {
  return inodes.some(({low, high}) => listing.facts[word] === low && listing.facts[word + 1] === high)
}
