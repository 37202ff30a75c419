import {execFileSync, fork} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, rmSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {type Field, VOLUMES} from './field.ts'

/** A file system for images, by the name of its kind. */
export const diskKinds = ['ext4', 'xfs', 'btrfs'] as const
export type DiskKind = (typeof diskKinds)[number]

const makers: Readonly<Record<DiskKind, {readonly size: string; readonly command: readonly string[]}>> = {
  ext4: {size: '48M', command: ['mkfs.ext4', '-q', '-F']},
  xfs: {size: '64M', command: ['mkfs.xfs', '-q', '--unsupported']},
  btrfs: {size: '128M', command: ['mkfs.btrfs', '-q']},
}

/** Two volumes on disks that write down all that they are told. */
export interface RecordedField {
  /** How much was written down so far. */
  length(): number
  /** Makes all durable, and copies the disks as they are then; answers how much was written down by that moment. */
  copyTo(names: readonly string[]): number
  readonly log: string
  close(): Promise<void>
}

/** Why disks of a kind cannot be made here; undefined where they can. */
export function missingDisk(kind: DiskKind): string | undefined {
  try {
    execFileSync('sh', ['-c', `command -v ${makers[kind].command[0]} && test -w /dev/fuse && test -e /dev/loop-control`], {stdio: 'ignore'})
    return undefined
  } catch {
    return `no ${makers[kind].command[0]}, no /dev/fuse or no loop devices`
  }
}

/** Puts recorded disks of a kind in the place of a field's volumes. */
export async function openRecorded({root}: Field, kind: DiskKind): Promise<RecordedField> {
  const folder = join(root, 'state', 'recorded')
  rmSync(folder, {recursive: true, force: true})
  mkdirSync(join(folder, 'disks'), {recursive: true})
  const {size, command} = makers[kind]
  const images = VOLUMES.map((name) => join(folder, `${name}.img`))
  for (const image of images) {
    execFileSync('truncate', ['-s', size, image])
    execFileSync(command[0]!, [...command.slice(1), image], {stdio: 'ignore'})
  }
  const log = join(folder, 'log')
  const recorder = fork(join(import.meta.dirname, 'recorded-disk.ts'), [join(folder, 'disks'), log, ...images], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const gone = once(recorder, 'exit')
  await Promise.race([once(recorder, 'message'), gone.then(() => Promise.reject(new Error('The recorder of disks did not start.')))])
  for (const [number, name] of VOLUMES.entries()) mountImage(join(folder, 'disks', String(number)), join(root, name))
  return {
    log,
    length: () => statSync(log).size,
    copyTo: (names) => {
      for (;;) {
        flushAll(root)
        const length = statSync(log).size
        for (const [at, name] of names.entries()) copyImage(images[at]!, name)
        // A file system writes by itself, too.
        if (statSync(log).size === length) return length
      }
    },
    close: async () => {
      for (const name of VOLUMES) execFileSync('umount', [join(root, name)])
      execFileSync('umount', [join(folder, 'disks')])
      await gone
    },
  }
}

/** Makes all that was written to the volumes durable. */
export function flushAll(root: string): void {
  for (const name of VOLUMES) execFileSync('sync', ['-f', join(root, name)])
}

export const mountImage = (image: string, at: string): void =>
  void execFileSync('mount', ['-o', 'loop', image, at], {stdio: ['ignore', 'ignore', 'pipe']})
export const copyImage = (from: string, to: string): void => void execFileSync('cp', ['--sparse=always', from, to])
