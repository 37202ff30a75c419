import {execFileSync, spawnSync} from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A disk in a file, which tests plug in, pull out and copy; mounts are of this machine, so only root can have one. */
export interface LoopDisk {
  readonly image: string
  /** Mounts it; what was plugged in before stays. */
  mount(folder: string, options?: string): void
  /** Another disk with every byte of this one. */
  copied(): LoopDisk
}

/** Where disks of one test lie and are mounted. */
export interface LoopBench {
  disk(kind: DiskKind, more?: readonly string[]): LoopDisk
  /** An empty folder to mount on. */
  folder(name: string): string
  /** Mounts memory. */
  memory(folder: string): void
  /** As when the cable is pulled: the mount goes at once, whoever still works on it. */
  pull(folder: string): void
  end(): void
}

export type DiskKind = 'ext4' | 'xfs' | 'btrfs'

const megabytes: Readonly<Record<DiskKind, number>> = {ext4: 40, xfs: 320, btrfs: 120}

/** Why no disk of this kind can be had here; nothing where one can. */
export const missingDisk = (kind: DiskKind): string | undefined => missing((bench, folder) => bench.disk(kind).mount(folder))

/** Why nothing can be mounted here; nothing where it can. */
export const missingMounts = (): string | undefined => missing((bench, folder) => bench.memory(folder))

function missing(attempt: (bench: LoopBench, folder: string) => void): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root may mount'
  const bench = loopBench()
  try {
    attempt(bench, bench.folder('try'))
    return undefined
  } catch (error) {
    return (error as Error).message.split('\n')[0]
  } finally {
    bench.end()
  }
}

/** Opens a bench in a folder of its own. */
export function loopBench(): LoopBench {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'onefold-disks-')))
  const mounted: string[] = []
  let made = 0
  const diskOf = (image: string): LoopDisk => ({
    image,
    mount: (folder, options) => {
      run('mount', ['-o', ['loop', options].filter(Boolean).join(), image, folder])
      mounted.push(folder)
    },
    copied: () => {
      const copy = path.join(home, `disk ${++made}`)
      run('cp', ['--sparse=always', image, copy])
      return diskOf(copy)
    },
  })
  return {
    disk: (kind, more = []) => {
      const image = path.join(home, `disk ${++made}`)
      fs.writeFileSync(image, '')
      fs.truncateSync(image, megabytes[kind] << 20)
      run(`mkfs.${kind}`, ['-q', ...more, image])
      return diskOf(image)
    },
    folder: (name) => {
      const folder = path.join(home, name)
      fs.mkdirSync(folder, {recursive: true})
      return folder
    },
    memory: (folder) => {
      run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder])
      mounted.push(folder)
    },
    pull: (folder) => run('umount', ['-l', folder]),
    end: () => {
      for (const folder of mounted.toReversed()) spawnSync('umount', ['-l', folder])
      fs.rmSync(home, {recursive: true})
    },
  }
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, {stdio: ['ignore', 'ignore', 'pipe'], env: {...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/sbin`}})
}
