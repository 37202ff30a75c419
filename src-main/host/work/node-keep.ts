import type {BigIntStats} from 'node:fs'
import type {Facts} from '../../domain/act/spot.ts'
import {keptOf} from './kept-attributes.ts'
import {nodeFacts} from './node-facts.ts'

/** How node:fs reaches the attributes of one thing. */
export interface NodeAttributed {
  stat(): BigIntStats
  own(owner: number, group: number): void
  /** Absent for a link, which has none. */
  mode?: ((mode: number) => void) | undefined
  times(access: string, change: string): void
}

/** Gives mode, owner and times by node:fs alone, which knows no extended attributes; times to about a quarter of a microsecond. Answers what the target refused. */
export function nodeKeep(to: NodeAttributed, seen: Facts, accessNs?: bigint): readonly string[] {
  const before = nodeFacts(to.stat())
  const sameOwner = seen.owner === before.owner
  const sameGroup = seen.group === before.group
  const both = (sameOwner && sameGroup) || done(() => to.own(seen.owner, seen.group))
  const group = both || sameGroup || done(() => to.own(unchanged, seen.group))
  let mode = seen.mode & 0o7777
  // A program must not run as an owner or group that it was not given by.
  if (seen.kind === 0 && !both && !sameOwner) mode &= ~0o4000
  if (seen.kind === 0 && !group) mode &= ~0o2000
  done(() => to.mode?.(mode))
  const access = accessNs === undefined ? secondsOf(to.stat().atimeNs) : secondsOf(accessNs)
  done(() => to.times(access, secondsOf(seen.mtimeNs)))
  return keptOf(nodeFacts(to.stat()), seen)
}

const unchanged = 0xffffffff

// As text, because Node takes a number before 1970 for the present.
function secondsOf(time: bigint): string {
  return String(Number(time) / 1e9)
}

// Refused for whatever reason: the facts that are asked afterwards tell what was not done, and fail where the disk does.
function done(set: () => void): boolean {
  try {
    set()
    return true
  } catch (cause) {
    if (cause instanceof Error && 'errno' in cause) return false
    throw cause
  }
}
