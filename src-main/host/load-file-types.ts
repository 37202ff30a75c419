import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {parse} from 'smol-toml'
import {parseDefinitions} from '../domain/file-types/definitions.ts'
import {compileFileTypes, type FileTypes} from '../domain/file-types/file-types.ts'

/** Reads the file types that come with the program: all `.toml` files of a folder, in the order of their names. */
export async function loadFileTypes(folder: string): Promise<FileTypes> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.toml')).sort()
  const files = await Promise.all(names.map(async (name) => ({name, data: parse(await readFile(join(folder, name), 'utf8'))})))
  return compileFileTypes(parseDefinitions(files))
}
