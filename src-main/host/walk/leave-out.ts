import {isPrivateName} from '../../domain/act/private-names.ts'
import {byteText} from '../../domain/ignore/byte-text.ts'
import {isLeftOut} from '../../domain/ignore/ignore-chain.ts'
import type {Rules} from '../../domain/rules.ts'
import type {WalkError, WalkStart} from '../walk-chunk.ts'
import {type FoundFiles, openIgnoreFiles} from './ignore-files.ts'
import {fact, factWords, type Listing} from './listing.ts'

/** Tells which entries of a folder stay. A part of a listing does not tell whether there is a file of rules. */
export type LeaveOut = (folder: Uint8Array, listing: Listing, isPart: boolean) => (entry: number) => boolean

interface LeaveOutParts {
  readonly device: string
  readonly rules: Rules
  onError(error: WalkError): void
}

/** Makes the test of one walk from its rules, the files of rules that it meets, and the folders that are never listed. */
export function leaveOut({never, rulesBelow, root}: Pick<WalkStart, 'never' | 'rulesBelow' | 'root'>, parts: LeaveOutParts): LeaveOut {
  const {rules} = parts
  const inodes = inodesOn(parts.device, never)
  const start = rulesBelow === undefined ? '' : byteText(rulesBelow)
  const head = start === '' ? '' : `${start}/`
  const files = rules.readsFiles ? openIgnoreFiles({root: placeAbove(root.path, rulesBelow), rules, onError: parts.onError}) : undefined
  return (folder, listing, isPart) => {
    const above = (rules.empty && !files) || folder.length === 0 ? head : `${head}${byteText(folder)}/`
    const chain = files?.chainOf(above.slice(0, -1), isPart ? undefined : filesIn(listing))
    const isPlain = rules.empty && !chain
    return (entry) => {
      if (isOurs(listing, entry)) return false
      const word = entry * factWords
      const isFolder = listing.facts[word] === 1 || listing.facts[word] === 4
      if (isFolder && isOneOf(inodes, listing, word + fact.inode)) return false
      if (isPlain || (rules.foldersOnly && !isFolder && !chain)) return true
      return !isLeftOut({rules, chain}, {above, name: listing.nameOf(entry).toString('latin1'), isFolder})
    }
  }
}

/** Where the rules begin: `rulesBelow` leads from there to the root. */
function placeAbove(root: Uint8Array, rulesBelow: Uint8Array | undefined): Uint8Array {
  if (rulesBelow === undefined || rulesBelow.length === 0) return root
  return root.subarray(0, Math.max(root.length - rulesBelow.length - 1, 1))
}

function filesIn(listing: Listing): FoundFiles {
  let ignoreFile = false
  let git = false
  for (let entry = 0; entry < listing.count; entry++) {
    if (listing.names[listing.nameStart[entry]!] !== DOT) continue
    const name = listing.nameOf(entry)
    if (name.equals(dotGit)) git = true
    else if (name.equals(dotGitignore)) ignoreFile = listing.facts[entry * factWords] === 0
  }
  return {ignoreFile, git}
}
const dotGit = Buffer.from('.git')
const dotGitignore = Buffer.from('.gitignore')

/** What acts keep under private names is nobody's file; most names do not begin with a dot. */
function isOurs(listing: Listing, entry: number): boolean {
  return listing.names[listing.nameStart[entry]!] === DOT && isPrivateName(listing.nameOf(entry))
}
const DOT = 0x2e

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
