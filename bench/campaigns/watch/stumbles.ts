import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {indexRows} from '../index-rows.ts'

/** What a core failed at while it followed the disk, as the log of its library says; each kind once. Such a failure mends itself by a second look, and nothing else would tell of it. */
export function stumblesIn(data: string): readonly string[] {
  const lines = readFileSync(join(data, 'logs', 'onefold.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('could not be followed'))
  return [...new Set(lines.map((line) => (JSON.parse(line) as {message: string}).message))]
}

/** Rows that a list does not show, because they stand nowhere: nothing would ever take them away. */
export function lostRowsIn(data: string): readonly string[] {
  const debris = indexRows(data)?.debris ?? {}
  return ['orphans', 'foldersWithoutEntry', 'entriesWithoutFolder'].flatMap((kind) => (debris[kind] ? [`${debris[kind]} ${kind}`] : []))
}
