import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** A folder for one test; rm(1) takes away what Node's own paths cannot reach. */
export function scratchFolder(): {readonly path: string; sub(name: string): string; remove(): void} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-test-')))
  return {
    path,
    sub: (name) => {
      const folder = join(path, name)
      mkdirSync(folder, {recursive: true})
      return folder
    },
    remove: () => void execFileSync('rm', ['-rf', path]),
  }
}
