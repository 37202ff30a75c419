import {Buffer} from 'node:buffer'
import {realpathSync} from 'node:fs'
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
