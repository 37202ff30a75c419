import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A small volume of its own that tests may fill and spoil, or why there is none here. */
export type TestVolume = {readonly folder: string; end(): void} | {readonly missing: string}

/** Mounts a new volume; `options` as for `mount -o`. Needs root and, save for tmpfs, loop devices and the maker of that file system. */
export function testVolume(kind: 'tmpfs' | 'ext4' | 'xfs' | 'btrfs', options = ''): TestVolume {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return {missing: 'only root may mount'}
  const home = fs.mkdtempSync(path.join(os.tmpdir(), `onefold-${kind}-`))
  const folder = path.join(home, 'volume')
  const image = path.join(home, 'image')
  fs.mkdirSync(folder)
  const end = (): void => {
    spawnSync('umount', ['-l', folder])
    fs.rmSync(home, {recursive: true})
  }
  try {
    if (kind === 'tmpfs') run('mount', ['-t', 'tmpfs', '-o', options || 'size=256m', 'none', folder])
    else {
      fs.writeFileSync(image, '')
      fs.truncateSync(image, 320 << 20)
      run(`mkfs.${kind}`, ['-q', image])
      run('mount', ['-o', ['loop', options].filter(Boolean).join(), image, folder])
    }
    return {folder, end}
  } catch (error) {
    end()
    return {missing: (error as Error).message.split('\n')[0]!}
  }
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, {stdio: ['ignore', 'ignore', 'pipe'], env: {...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin`}})
}
