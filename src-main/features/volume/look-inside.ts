import {CoreError} from '../../contract/errors.ts'
import {joinPath} from '../../domain/byte-path.ts'
import {encodeUtf8} from '../../domain/utf8.ts'
import type {FoldersFound} from '../../domain/volume/same-volume.ts'
import {type Glimpsed, glimpsed} from '../../host/glimpse.ts'
import type {HostVolume} from '../../host/volumes/host-volume.ts'
import type {OwnProcess} from '../../runtime/processes.ts'
import type {RemoteTable} from '../../runtime/threads.ts'
import type {KnownFolder} from '../../store/entries/volume-folders.ts'
import type {Reader} from '../../store/remote.ts'
import type {DiskCalls} from '../disk-calls.ts'

/** What looking for the folders of a known volume takes. */
export interface InsideParts {
  readonly read: Pick<Reader, 'volumeFolders' | 'childRows'>
  readonly disk: Pick<RemoteTable<DiskCalls>, 'glimpse'>
  /** A child for a volume that may hang; undefined where the disk may be asked. */
  startLook(host: HostVolume): OwnProcess<DiskCalls> | undefined
}

const FOLDERS = 2000
const CHANGED_FOLDERS = 50
const WITHIN_MS = 1500

interface Asked {
  readonly id: string
  readonly host: HostVolume
  readonly stableInodes: boolean
}

/** Looks whether what is known of a volume is found on the one that is mounted here; reads names and facts only. */
export async function foldersFound(asked: Asked, {read, disk, startLook}: InsideParts): Promise<FoldersFound> {
  const child = startLook(asked.host)
  if (!child) return foundBy(asked, {read, disk})
  try {
    return await foundBy(asked, {read, disk: child.calls})
  } catch (error) {
    if (error instanceof CoreError && error.code === 'Timeout') return nothingSeen
    throw error
  } finally {
    void child.end()
  }
}

/** What cannot be seen is not gone. */
const nothingSeen: FoldersFound = {agreeing: 0, strangers: 0, missing: 0, lost: 0}

async function foundBy(
  {id, host: {mountPoint}, stableInodes}: Asked,
  {read, disk}: Pick<InsideParts, 'read' | 'disk'>,
): Promise<FoldersFound> {
  const folders = await read.volumeFolders({volume: id, count: FOLDERS})
  const pathOf = ({path}: KnownFolder): Uint8Array => (path.length === 0 ? mountPoint : joinPath(mountPoint, path))
  const seen = await disk.glimpse({paths: folders.map(pathOf), withinMs: WITHIN_MS})
  const told = folders.slice(0, seen.kind.length).map((folder, at) => verdict(folder, {seen, at, stableInodes}))
  const count = (word: Verdict): number => told.filter((one) => one === word).length
  const changed = folders.filter((folder, at) => told[at] === 'agreeing' && seen.mtimeNs[at] !== folder.mtimeNs)
  let lost = 0
  // A folder in which something came or went has another time of change; its own entries tell which.
  for (const folder of changed.slice(0, CHANGED_FOLDERS)) {
    const names = (await read.childRows({folder: folder.id})).map(({name}) => (typeof name === 'string' ? encodeUtf8(name) : name))
    const {kind} = await disk.glimpse({paths: names.map((name) => joinPath(pathOf(folder), name)), withinMs: WITHIN_MS})
    lost += kind.filter((one) => one === glimpsed.nothing).length
  }
  return {agreeing: count('agreeing'), strangers: count('stranger'), missing: count('missing'), lost}
}

type Verdict = 'agreeing' | 'stranger' | 'missing'

function verdict(
  {inode, birthNs}: KnownFolder,
  {seen, at, stableInodes}: {readonly seen: Glimpsed; readonly at: number; readonly stableInodes: boolean},
): Verdict {
  if (seen.kind[at] === glimpsed.nothing) return 'missing'
  if (seen.kind[at] !== glimpsed.folder) return 'stranger'
  const sameBirth = birthNs === 0n || seen.birthNs[at] === 0n || seen.birthNs[at] === birthNs
  return sameBirth && (!stableInodes || seen.inode[at] === inode) ? 'agreeing' : 'stranger'
}
