import {mkdir, open, readFile, rename, rm} from 'node:fs/promises'
import {dirname} from 'node:path'
import {diskError} from './native/errno.ts'

/** Reads a small file of our own state, or answers undefined where there is none; the caller parses what it holds. */
export async function readStateFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw diskError(error, `The file ${path} could not be read`)
  }
}

/** Replaces a small file of our own state: wholly or not at all, also through a power loss. Makes its folder. */
export async function writeStateFile(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}-${++written}.part`
  try {
    await mkdir(dirname(path), {recursive: true, mode: 0o700})
    const file = await open(part, 'w', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(part, {force: true})
    throw diskError(error, `The file ${path} could not be written`)
  }
}

let written = 0

/** Puts the names in a folder on the disk. Windows gives no way to and needs none: its renames are journalled. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}
