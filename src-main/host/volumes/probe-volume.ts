import {closeSync, constants, lstatSync, openSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {linuxVolumeCalls, readRequest} from '../native/linux-volume-calls.ts'
import {nameOfCause} from '../native/errno.ts'

/** What a volume itself tells better than its kind does. */
export interface Probed {
  readonly caseSensitive?: boolean
  readonly reflink?: boolean
}

/** Asks a mounted volume what it can do; nothing is written, so what it does not tell stays as its kind says. */
export function probeVolume({mountPoint}: {readonly mountPoint: Uint8Array}): Probed {
  const top = Buffer.from(mountPoint)
  const [caseSensitive, reflink] = [tellsCases(top), sharesBlocks(top)]
  return {...(caseSensitive === undefined ? {} : {caseSensitive}), ...(reflink === undefined ? {} : {reflink})}
}

const NAMES_TRIED = 64

/** A name in other letters leads to the same thing, or to nothing. */
function tellsCases(top: Buffer): boolean | undefined {
  try {
    const names = readdirSync(top)
    const all = new Set(names)
    for (const name of names.slice(0, NAMES_TRIED)) {
      const other = swapped(name)
      if (other === name || all.has(other)) continue
      return !isThere(join(top.toString(), other))
    }
    return undefined
  } catch (error) {
    if (nameOfCause(error) !== '') return undefined
    throw error
  }
}

const swapped = (name: string): string =>
  name.replace(/[a-z]/gi, (letter) => (letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()))

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch (error) {
    if (nameOfCause(error) === 'ENOENT') return false
    throw error
  }
}

/** XFS_IOC_FSGEOMETRY, which only XFS answers: its flags say whether it was made to share blocks. */
const GEOMETRY_BYTES = 256
const geometryRequest = readRequest(0x58, 126, GEOMETRY_BYTES)
const FLAGS_AT = 92
const REFLINK = 2 ** 20

function sharesBlocks(top: Buffer): boolean | undefined {
  const calls = linuxVolumeCalls()
  if (!calls) return undefined
  const fd = openSync(top, constants.O_RDONLY | constants.O_DIRECTORY)
  try {
    const told = calls.ask(fd, geometryRequest, GEOMETRY_BYTES)
    if (!told) return undefined
    return (new DataView(told.buffer).getUint32(FLAGS_AT, true) & REFLINK) !== 0
  } finally {
    closeSync(fd)
  }
}
