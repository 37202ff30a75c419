import type {Buffer} from 'node:buffer'
import {compileRules} from '../../domain/rules.ts'
import type {Stores} from '../access.ts'
import {statement} from '../statement.ts'
import {nameBytes} from './names.ts'

/** A folder of the index, and its path from the place of the rules on: byte text, empty for that place itself. */
export interface RuledFolder {
  readonly id: number
  readonly path: string
}

export interface RuledRows {
  /** What stands in the folders and is left out. */
  readonly leftOut: readonly number[]
  /** The folders in them that stay. */
  readonly below: readonly RuledFolder[]
}

/** Goes by rules over what the index holds of some folders; what files of rules say only the disk knows. */
export function ruledRows(
  {index}: Stores,
  {folders, rules: lines}: {readonly folders: readonly RuledFolder[]; readonly rules: readonly string[]},
): RuledRows {
  const rules = compileRules(lines)
  const rows = statement(index, 'SELECT id, name, kind IN (1, 4) AS is_folder FROM entry WHERE parent = ?')
  const leftOut: number[] = []
  const below: RuledFolder[] = []
  for (const folder of folders) {
    for (const {id, name, is_folder} of rows.all(folder.id) as {id: number; name: string | Buffer; is_folder: number}[]) {
      if (is_folder === 0 && rules.foldersOnly) continue
      const text = nameBytes(name).toString('latin1')
      const path = folder.path === '' ? text : `${folder.path}/${text}`
      if (rules.mayExclude(text) && rules.decide(path, is_folder === 1)?.leavesOut) leftOut.push(id)
      else if (is_folder === 1) below.push({id, path})
    }
  }
  return {leftOut, below}
}
