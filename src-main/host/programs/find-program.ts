import {access, constants} from 'node:fs/promises'
import {isAbsolute, join} from 'node:path'

/** The absolute path of a program that may be run, by the absolute folders of PATH only; never one that lies in the working folder. */
export async function findProgram(word: string): Promise<string | undefined> {
  const folders = (process.env['PATH'] ?? '').split(':').filter(isAbsolute)
  const candidates = isAbsolute(word) ? [word] : word.includes('/') ? [] : folders.map((folder) => join(folder, word))
  for (const path of candidates) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return path
  }
  return undefined
}
