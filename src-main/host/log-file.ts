import {appendFile, mkdir, open, readdir, rename, rm, stat} from 'node:fs/promises'
import {dirname} from 'node:path'

/** One file of lines that is put aside as `.1`, `.2` … when it has grown, so that a log never fills a disk. */
export interface LogFile {
  append(text: string): Promise<void>
  /** The last lines that pass, the oldest first, from as many files as are needed. */
  newest(limit: number, passes: (line: string) => boolean): Promise<readonly string[]>
}

export interface LogLimits {
  readonly fileBytes: number
  readonly files: number
}

export function logFile(path: string, {fileBytes, files}: LogLimits): LogFile {
  let size: number | undefined
  const nameOf = (age: number): string => (age === 0 ? path : `${path}.${age}`)
  const turn = async (): Promise<void> => {
    await rm(nameOf(files - 1), {force: true})
    for (let age = files - 2; age >= 0; age--) await rename(nameOf(age), nameOf(age + 1)).catch(ignoreMissing)
    size = 0
  }
  return {
    async append(text) {
      if (size === undefined) {
        await mkdir(dirname(path), {recursive: true, mode: 0o700})
        size = (await stat(path).catch(ignoreMissing))?.size ?? 0
      }
      if (size > 0 && size + text.length > fileBytes) await turn()
      await appendFile(path, text, {mode: 0o600})
      size += Buffer.byteLength(text)
    },
    async newest(limit, passes) {
      const found: string[] = []
      for (let age = 0; age < files && found.length < limit; age++) await collect(nameOf(age), {found, limit, passes})
      return found.toReversed()
    },
  }
}

/** Deletes the files of a folder beyond the newest `keep`. */
export async function keepNewest(folder: string, keep: number): Promise<void> {
  const names = (await readdir(folder).catch(ignoreMissing)) ?? []
  if (names.length <= keep) return
  const aged = await Promise.all(
    names.map(async (name) => ({name, at: (await stat(`${folder}/${name}`).catch(ignoreMissing))?.mtimeMs ?? 0})),
  )
  for (const {name} of aged.toSorted((a, b) => b.at - a.at).slice(keep)) await rm(`${folder}/${name}`, {force: true})
}

interface Collecting {
  /** The newest first. */
  readonly found: string[]
  readonly limit: number
  readonly passes: (line: string) => boolean
}

const blockBytes = 64 * 1024

// From the end, block by block: the newest lines of a large file are read without the rest.
async function collect(path: string, {found, limit, passes}: Collecting): Promise<void> {
  const file = await open(path, 'r').catch(ignoreMissing)
  if (file === undefined) return
  try {
    let end = (await file.stat()).size
    let rest: Buffer = Buffer.alloc(0)
    while (end > 0 && found.length < limit) {
      const start = Math.max(0, end - blockBytes)
      const block = Buffer.alloc(end - start)
      await file.read(block, 0, block.length, start)
      const text = Buffer.concat([block, rest])
      // A line that begins in an earlier block waits for it.
      const first = start === 0 ? 0 : text.indexOf(0x0a) + 1
      rest = text.subarray(0, first)
      const lines = text
        .toString('utf8', first)
        .split('\n')
        .filter((line) => line !== '' && passes(line))
      found.push(...lines.toReversed().slice(0, limit - found.length))
      end = start
    }
  } finally {
    await file.close()
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
