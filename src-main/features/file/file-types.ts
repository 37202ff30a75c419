import {join} from 'node:path'
import {loadFileTypes} from '../../host/load-file-types.ts'
import {type FileTypes, typeTable} from './type-table.ts'

/** Loads the types from the program's resources. */
export async function loadTypes(resourcesDir: string): Promise<FileTypes> {
  const {all} = await loadFileTypes(join(resourcesDir, 'file-types'))
  return typeTable(all)
}
