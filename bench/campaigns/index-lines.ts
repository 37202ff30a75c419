import {Buffer} from 'node:buffer'
import type {IndexLine} from '../../src-main/contract/index-subject.ts'
import {type DiskFact, lifeOf} from './disk-facts.ts'
import type {RealDaemon} from '../../src-main/testing/real-daemon.ts'

export type Lines = ReadonlyMap<string, IndexLine>

/** Reads `index list` whole; keyed by the path's bytes as latin1. */
export async function indexLines(daemon: RealDaemon, path: string): Promise<Lines> {
  const lines = new Map<string, IndexLine>()
  let cursor: string | undefined
  do {
    const page = await daemon.ask<{items: IndexLine[]; cursor?: string}>('index.list', {
      path,
      limit: 20_000,
      ...(cursor === undefined ? {} : {cursor}),
    })
    for (const line of page.items) lines.set(placeOf(line), line)
    cursor = page.cursor
  } while (cursor !== undefined)
  return lines
}

const placeOf = ({path, pathBase64}: IndexLine): string =>
  Buffer.from(pathBase64 ?? path, pathBase64 === undefined ? 'utf8' : 'base64').toString('latin1')

/** The places where two lists tell different things; ids are no part of it. */
export function differences(one: Lines, other: Lines): readonly string[] {
  const places = new Set([...one.keys(), ...other.keys()])
  return [...places].filter((place) => factsOf(one.get(place)) !== factsOf(other.get(place)))
}

function factsOf(line: IndexLine | undefined): string {
  if (!line) return ''
  const {kind, sizeBytes, mtimeNs, inode, contentId, sampleId, fullHash} = line
  return JSON.stringify([kind, sizeBytes, mtimeNs, inode, contentId, sampleId, fullHash])
}

/** The places where a list and the disk itself tell different things. */
export function differencesFromDisk(lines: Lines, facts: ReadonlyMap<string, DiskFact>): readonly string[] {
  const places = new Set([...lines.keys(), ...facts.keys()])
  return [...places].filter((place) => {
    const [line, fact] = [lines.get(place), facts.get(place)]
    if (!line || !fact) return true
    const {stat} = fact
    const kind = stat.isFile() ? 'file' : stat.isDirectory() ? 'dir' : stat.isSymbolicLink() ? 'link' : 'special'
    return (
      line.kind !== kind || line.sizeBytes !== Number(stat.size) || line.mtimeNs !== String(stat.mtimeNs) || line.inode !== String(stat.ino)
    )
  })
}

export interface Before {
  readonly lines: Lines
  readonly facts: ReadonlyMap<string, DiskFact>
}

/**
 * Places whose entry lost its id: the same file at the same place, or the same file of one name at a new place,
 * must have the id that it had before. What the index does with other cases is its own.
 */
export function lostIds(before: Before, after: Before, {moved = true} = {}): readonly string[] {
  const lives = new Map<string, DiskFact | undefined>()
  for (const fact of before.facts.values()) lives.set(lifeOf(fact), lives.has(lifeOf(fact)) ? undefined : fact)
  return [...after.facts.values()].flatMap((now) => {
    const stayed = before.facts.get(now.place)
    const then = stayed && lifeOf(stayed) === lifeOf(now) ? stayed : moved ? movedFrom(now, lives.get(lifeOf(now)), after) : undefined
    return then && before.lines.get(then.place)?.id !== after.lines.get(now.place)?.id ? [now.place] : []
  })
}

function movedFrom(now: DiskFact, then: DiskFact | undefined, after: Before): DiskFact | undefined {
  const single = now.stat.isDirectory() || (now.stat.nlink === 1n && then?.stat.nlink === 1n)
  if (!then || !single) return undefined
  const left = after.facts.get(then.place)
  return left && lifeOf(left) === lifeOf(then) ? undefined : then
}
