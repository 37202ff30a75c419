import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import type {Others} from './work-disk-under-test.ts'

/** Others on the real disk, by node:fs and by programs. */
export const othersOnDisk: Others = {
  rename: (from, to) => fs.renameSync(Buffer.from(from), Buffer.from(to)),
  link: (at, target) => fs.symlinkSync(Buffer.from(target), Buffer.from(at)),
  pipe: (at) => execFileSync('mkfifo', [text(at)]),
  setExtended: (at, name, value) => execFileSync('setfattr', ['-n', name, '-v', value, text(at)]),
  extended: (at) =>
    Object.fromEntries(
      execFileSync('getfattr', ['-d', '--absolute-names', text(at)], {encoding: 'utf8'})
        .split('\n')
        .flatMap((line) => {
          const parts = /^([^#=]+)="(.*)"$/.exec(line)
          return parts === null ? [] : [[parts[1]!, parts[2]!]]
        }),
    ),
}

/** The programs that set and tell extended attributes are here. */
export const hasAttr = spawnSync('getfattr', ['--version']).status === 0

function text(path: Uint8Array): string {
  return Buffer.from(path).toString()
}
