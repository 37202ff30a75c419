import fs from 'node:fs'
import type {Abilities} from '../../domain/act/work-disk.ts'
import {abilitiesOfKind} from './file-system-abilities.ts'

/** What a volume can do through node:fs alone, by a path into a folder of it. */
export function nodeAbilities(path: Buffer): Abilities {
  const {bsize, blocks, bavail, type} = fs.statfsSync(path)
  const {dev} = fs.statSync(path, {bigint: true})
  const kind = process.platform === 'linux' ? abilitiesOfKind(type) : {...abilitiesOfKind(0), ...ofSystem[process.platform]}
  return {
    ...kind,
    noReplace: false,
    exchange: false,
    readOnly: isReadOnly(path),
    nameBytes: 255,
    device: String(dev),
    freeBytes: bavail * bsize,
    totalBytes: blocks * bsize,
  }
}

// As these systems are formatted unless somebody chooses otherwise.
const ofSystem: Partial<Record<NodeJS.Platform, Partial<Abilities>>> = {
  darwin: {caseSensitive: false},
  win32: {caseSensitive: false, names: 'windows', owners: false},
}

function isReadOnly(path: Buffer): boolean {
  try {
    fs.accessSync(path, fs.constants.W_OK)
    return false
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EROFS'
  }
}
