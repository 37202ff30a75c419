import type {DiskFacts} from '../../contract/disk-facts.ts'
import type {Looked} from '../../host/look.ts'
import {instantOf} from './item.ts'

/** What the disk says of a thing, as doors show it. */
export function diskFacts({facts, diskBytes, accessedMs, owner}: Looked): DiskFacts {
  const mode = facts.mode[0]! & 0o7777
  return {
    ...(diskBytes === undefined ? {} : {diskBytes}),
    mode: mode.toString(8).padStart(4, '0'),
    permissions: permissionText(mode),
    ...(owner ? {owner: {...owner}} : {}),
    names: facts.nlink[0]!,
    inode: BigInt.asUintN(64, facts.inode[0]!).toString(),
    accessedAt: instantOf(accessedMs),
    changedAt: instantOf(Number(facts.ctimeNs[0]! / 1_000_000n)),
  }
}

/** `rw-r--r--`, with the letters for the set-id and sticky bits that `ls` writes. */
export function permissionText(mode: number): string {
  const bits = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-'))
  const special = [
    {bit: 0o4000, at: 2, letter: 's'},
    {bit: 0o2000, at: 5, letter: 's'},
    {bit: 0o1000, at: 8, letter: 't'},
  ]
  for (const {bit, at, letter} of special) if (mode & bit) bits[at] = bits[at] === 'x' ? letter : letter.toUpperCase()
  return bits.join('')
}
