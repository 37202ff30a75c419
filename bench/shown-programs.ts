import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {programAt} from './peers.ts'
import type {Screen, ShownRows} from './on-screen.ts'
import type {Region} from './screen-rows.ts'

/** A file manager that opens folders on a screen: how it is begun, and how one that runs is asked for another folder. */
export interface ShownProgram {
  readonly name: string
  /** The words after which a folder stands. */
  readonly command: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  /** Where the names of its rows stand. */
  readonly rows: Region
  /** A process of it that is no child of the one that was begun. */
  readonly other?: () => number | undefined
}

/** What one run of it showed. */
export interface Shown {
  /** From its start to the rows of the first folder. */
  readonly start: ShownRows
  /** The same of the second folder, asked of the program that runs. */
  readonly open: ShownRows
  /** What all its processes hold after that, in MB: shared pages are counted in shares. */
  readonly memory: number
}

const root = join(import.meta.dirname, '..')

/** The real desktop program on a data dir. */
export function onefoldProgram(electron: string, dataDir: string): ShownProgram {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  return {
    name: 'Onefold',
    command: [electron, ...(asRoot ? ['--no-sandbox'] : []), root, '--data-dir', dataDir],
    env: {ONEFOLD_NODE: process.execPath},
    // Above the panel of jobs, which goes on moving while locations are compared.
    rows: {left: 320, top: 120, width: 240, height: 360},
    other: () => {
      try {
        return (JSON.parse(readFileSync(join(dataDir, 'endpoint.json'), 'utf8')) as {readonly pid: number}).pid
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        return undefined
      }
    },
  }
}

/** PCManFM with settings of its own: a list, as ours is; undefined where it is not installed. */
export function pcmanfmProgram(home: string): ShownProgram | undefined {
  const program = programAt('pcmanfm')
  if (program === undefined) return undefined
  const settings = join(home, '.config/pcmanfm/default')
  mkdirSync(settings, {recursive: true})
  writeFileSync(join(settings, 'pcmanfm.conf'), '[ui]\nview_mode=list\nwin_width=1280\nwin_height=820\nsplitter_pos=150\n')
  return {
    name: 'PCManFM',
    command: [program],
    rows: {left: 180, top: 200, width: 240, height: 400},
    env: {HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_RUNTIME_DIR: home},
  }
}

/** Starts it with one folder, asks it for another one, reads its memory and ends it. */
export async function showFolders(
  program: ShownProgram,
  {screen, first, second}: {readonly screen: Screen; readonly first: string; readonly second: string},
): Promise<Shown> {
  const [word, ...words] = program.command as [string, ...string[]]
  const begin = (folder: string): ChildProcess =>
    spawn(word, [...words, folder], {env: {...screen.env, ...program.env}, stdio: 'ignore', detached: true})
  const begun: ChildProcess[] = []
  try {
    const start = await screen.untilRows(() => begun.push(begin(first)), program.rows)
    const open = await screen.untilRows(() => begun.push(begin(second)), program.rows)
    const roots = [begun[0]!.pid!, program.other?.()].filter((pid) => pid !== undefined)
    return {start, open, memory: memoryBelow(roots)}
  } finally {
    for (const child of begun) await end(child)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** What processes and all that they started hold, in MB; Linux only. */
export function memoryBelow(roots: readonly number[]): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readOr(`/proc/${name}/stat`) : ''
    if (stat !== '') parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const isBelow = (pid: number | undefined): boolean => pid !== undefined && (roots.includes(pid) || isBelow(parents.get(pid)))
  const kilobytes = [...parents.keys()]
    .filter(isBelow)
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readOr(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

/** A process may end while it is looked at. */
function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return ''
  }
}
