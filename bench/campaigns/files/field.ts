import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type * as Koffi from 'koffi'
import {openLibc} from '../../../src-main/host/native/linux-calls.ts'
import type {Seeded} from '../seeded.ts'
import {type ExecutorPool, type ExecutorProcess, openExecutorPool} from './executor-process.ts'
import {readTree, type Tree} from './tree-state.ts'

export const VOLUMES = ['a', 'b'] as const

/** Where cases take place: two volumes of their own, and a library beside them. */
export interface Field {
  readonly root: string
  readonly library: string
  readonly pool: ExecutorPool
  readonly random: Seeded
  /** What the case before has left: a process that has recovered, and with which the next case may begin. */
  readonly spare: {left?: Spare | undefined}
}

interface Spare {
  readonly process: ExecutorProcess
  readonly library: string
  /** Of the audit log. */
  readonly rows: number
}

/** Why there can be no field here; undefined where there can. */
export function missingField(): string | undefined {
  if (process.platform !== 'linux') return 'volumes are made with the calls of Linux'
  if (process.getuid?.() !== 0) return 'only root may mount volumes'
  try {
    ownMounts()
    return undefined
  } catch (error) {
    return `no mounts of its own: ${error instanceof Error ? error.message : String(error)}`
  }
}

/** What this process mounts is seen by it and its children only, and goes with them. */
function ownMounts(): void {
  if (hasOwnMounts) return
  const koffi = createRequire(import.meta.url)('koffi') as typeof Koffi
  const unshare = openLibc(koffi).func('int unshare(int)') as (flags: number) => number
  if (unshare(NEW_MOUNTS) !== 0) throw new Error(`unshare answered ${koffi.errno()}`)
  execFileSync('mount', ['--make-rprivate', '/'])
  hasOwnMounts = true
}
let hasOwnMounts = false
const NEW_MOUNTS = 0x20000

/** Two volumes in memory. */
export async function openField(random: Seeded): Promise<Field & {close(): Promise<void>}> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'onefold-files-')))
  mkdirSync(join(root, 'home'))
  for (const name of [...VOLUMES, 'state']) {
    mkdirSync(join(root, name))
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m', 'onefold', join(root, name)])
  }
  const pool = await openExecutorPool({XDG_DATA_HOME: join(root, 'home')}, 2)
  return {
    root,
    library: join(root, 'state', 'library'),
    pool,
    random,
    spare: {},
    close: async () => {
      await pool.close()
      for (const name of [...VOLUMES, 'state']) execFileSync('umount', ['-l', join(root, name)])
      rmSync(root, {recursive: true, force: true})
    },
  }
}

export const treeOf = ({root}: Pick<Field, 'root'>): Tree => readTree(root, VOLUMES)
