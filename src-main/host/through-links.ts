import {Buffer} from 'node:buffer'
import {lstatSync, readlinkSync, realpathSync} from 'node:fs'
import {baseName, joinPath, parentPath} from '../domain/byte-path.ts'

/** Where an absolute path leads when the links in the folders above its last name are followed; unchanged where they lead nowhere. */
export function throughLinks({path}: {readonly path: Uint8Array}): {readonly path: Uint8Array} {
  const parent = parentPath(path)
  if (parent === undefined) return {path}
  try {
    return {path: joinPath(new Uint8Array(realpathSync.native(Buffer.from(parent), {encoding: 'buffer'})), baseName(path))}
  } catch (error) {
    // What is missing or closed to us is told by whoever looks at the path itself.
    if (typeof (error as NodeJS.ErrnoException).errno === 'number') return {path}
    throw error
  }
}

/** A path of which a part was followed. */
export interface LinkSteps {
  /** Absolute, raw bytes, without links so far. */
  readonly done: Uint8Array
  /** What is still to be followed below it: names with slashes between, raw bytes. */
  readonly rest: Uint8Array
  /** How many links were followed. */
  readonly links: number
}

/** The folders that one process may look into. */
export interface LinkBounds {
  /** Nothing outside of it; absent for all of the machine. */
  readonly within?: Uint8Array | undefined
  /** Nothing inside of these. */
  readonly apart: readonly Uint8Array[]
}

/**
 * The same step by step, and only as far as these bounds: another process goes on where `rest` has more than its last name.
 * Undefined where the way leads nowhere.
 */
export function followLinks({done, rest, links, within, apart}: LinkSteps & LinkBounds): LinkSteps | undefined {
  let [at, followed] = [text(done), links]
  const names = namesOf(text(rest))
  const isOurs = (path: string): boolean => (!within || isIn(path, text(within))) && !apart.some((point) => isIn(path, text(point)))
  while (names.length > 1) {
    const next = stepTo(at, names[0]!)
    if (!isOurs(next)) break
    names.shift()
    const target = next === at ? '' : linkAt(next)
    if (target === undefined || followed > MOST_LINKS) return undefined
    if (target === '') at = next
    else {
      followed++
      names.unshift(...namesOf(target))
      if (target.startsWith('/')) at = '/'
    }
  }
  return {done: bytes(at), rest: bytes(names.join('/')), links: followed}
}

/** Where the next name that is to be followed stands; undefined where only the last one is left. */
export function nextStep({done, rest}: LinkSteps): Uint8Array | undefined {
  const [name, ...more] = namesOf(text(rest))
  return name === undefined || more.length === 0 ? undefined : bytes(stepTo(text(done), name))
}

/** As many as Linux follows. */
const MOST_LINKS = 40

/** Where a link leads; empty for what is none, undefined for what is not there. */
function linkAt(path: string): string | undefined {
  try {
    return lstatSync(bytes(path)).isSymbolicLink() ? text(readlinkSync(bytes(path), {encoding: 'buffer'})) : ''
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).errno === 'number') return undefined
    throw error
  }
}

function stepTo(at: string, name: string): string {
  if (name === '.') return at
  if (name === '..') return at.slice(0, Math.max(at.lastIndexOf('/'), 1))
  return at === '/' ? `/${name}` : `${at}/${name}`
}

const namesOf = (path: string): string[] => path.split('/').filter((name) => name !== '')
const isIn = (path: string, folder: string): boolean => path === folder || folder === '/' || path.startsWith(`${folder}/`)
const text = (raw: Uint8Array): string => Buffer.from(raw).toString('latin1')
const bytes = (latin: string): Buffer => Buffer.from(latin, 'latin1')
