import {closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {openMadeBytes} from './made-bytes.ts'

const PIECE_BYTES = 1 << 20

/** One file of so many bytes without holes, each piece another one; the one that an earlier bench made is used again. */
export function largeFile(bytes: number, base = join(tmpdir(), 'onefold-bench')): string {
  const path = join(base, `one-file-${bytes}`)
  if (existsSync(path) && statSync(path).size === bytes) return path
  console.error(`making a file of ${bytes} bytes: ${path} …`)
  mkdirSync(base, {recursive: true})
  const bytesOf = openMadeBytes()
  const file = openSync(`${path}.making`, 'w', 0o644)
  for (let done = 0; done < bytes; done += PIECE_BYTES) writeSync(file, bytesOf('noise', Math.min(PIECE_BYTES, bytes - done)))
  closeSync(file)
  renameSync(`${path}.making`, path)
  return path
}
