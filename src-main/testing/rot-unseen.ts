import {lstatSync, readFileSync, utimesSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {databaseKinds, openDatabase} from '../store/open-database.ts'
import {factsAt} from './facts-at.ts'

/**
 * Lets a file rot while no core is open: its last byte is another one, and the index has no facts that would tell of it. A disk that rots
 * leaves the ctime as it is, which no program can; the index is told the new one instead, which is the same to all who compare the two.
 */
export function rotUnseen(path: string, libraryFolder: string): void {
  const {atime, mtime} = lstatSync(path)
  const bytes = readFileSync(path)
  bytes[bytes.length - 1]! ^= 1
  writeFileSync(path, bytes)
  utimesSync(path, atime, mtime)
  const {mtimeNs, ctimeNs} = factsAt(path)
  const index = openDatabase(join(libraryFolder, databaseKinds.index.file), databaseKinds.index, {})
  index.prepare('UPDATE entry SET mtime = ?, ctime = ? WHERE name = ?').run(mtimeNs, ctimeNs, basename(path))
  index.close()
}
