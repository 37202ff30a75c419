import {closeSync, lstatSync, openSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {linuxCalls} from '../src-main/host/native/linux-calls.ts'

/** Writes the paths of all files below a root, each ended by a zero byte, as `xargs -0` reads them; answers how many there are. */
export function writeFileList(list: string, root: string, mostBytes = Infinity): number {
  const files = filesIn(Buffer.from(root), mostBytes)
  writeFileSync(list, Buffer.concat(files.flatMap((path) => [path, Buffer.alloc(1)])))
  return files.length
}

/** Lets the page cache forget all files of a list. */
export function forgetFiles(list: string): void {
  const calls = linuxCalls()
  for (const path of readFileSync(list, 'latin1').split('\0').filter(Boolean)) {
    const file = openSync(Buffer.from(path, 'latin1'), 'r')
    // POSIX_FADV_DONTNEED
    calls?.advise(file, 4)
    closeSync(file)
  }
}

function filesIn(root: Buffer, mostBytes: number): Buffer[] {
  if (!lstatSync(root).isDirectory()) return [root]
  const files: Buffer[] = []
  const waiting = [root]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(folder, {withFileTypes: true, encoding: 'buffer'})) {
      const path = Buffer.concat([folder, Buffer.from('/'), entry.name])
      if (entry.isDirectory()) waiting.push(path)
      else if (entry.isFile() && lstatSync(path).size <= mostBytes) files.push(path)
    }
  }
  return files
}
