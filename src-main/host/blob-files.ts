import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {isAbsent} from './state-file.ts'

/** One file among the blobs. */
export interface KeptFile {
  readonly path: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly usedAt: number
}

/** Lists all blobs below a folder; what goes meanwhile is left out. */
export async function filesBelow(folder: string): Promise<readonly KeptFile[]> {
  const found: KeptFile[] = []
  for (const first of await shardsIn(folder)) {
    for (const entry of await readdir(join(folder, first), {recursive: true, withFileTypes: true})) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const facts = await ifThere(() => stat(path))
      if (facts) found.push({path, bytes: facts.size, usedAt: facts.mtimeMs})
    }
  }
  return found
}

async function shardsIn(folder: string): Promise<readonly string[]> {
  const names = await ifThere(() => readdir(folder))
  return (names ?? []).filter((name) => /^[0-9a-f]{2}$/.test(name))
}

async function ifThere<V>(ask: () => Promise<V>): Promise<V | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw error
  }
}
