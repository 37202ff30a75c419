import {readdir, readFile} from 'node:fs/promises'
import {join, relative, sep} from 'node:path'

/** Reads a folder of built files into a table by their path with `/`; nothing when there is no such folder. */
export async function readAssets(folder: string): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true}).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw error
  })
  if (!found) return undefined
  const files = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(await Promise.all(files.map(async (file) => [relative(folder, file).split(sep).join('/'), await readFile(file)] as const)))
}
