import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {readFrame, type Region, regionOf, textLinesIn} from './screen-rows.ts'

/** An invisible screen that can be read, so that programs of any kind are measured by what they show. */
export interface Screen {
  /** The environment in which a program shows itself there. */
  readonly env: NodeJS.ProcessEnv
  /** Begins something and waits until rows stand in a part of the screen that were not there before. */
  untilRows(begin: () => unknown, where: Region, limits?: Limits): Promise<ShownRows>
}

export interface Limits {
  /** What has not changed for so long will not change any more. */
  readonly quietMs?: number
  readonly withinMs?: number
}

/** Milliseconds from the beginning. */
export interface ShownRows {
  /** To the first moment at which other rows than before filled the place. */
  readonly first: number
  /** To the last change in that place: all that is shown there stands. */
  readonly still: number
}

const LOOK_EVERY_MS = 16

/** Opens a screen of its own for as long as the work takes. */
export async function withScreen<T>(xvfb: string, work: (screen: Screen) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-screen-'))
  const words = ['-displayfd', '3', '-screen', '0', '1400x900x24', '-fbdir', folder, '-nolisten', 'tcp']
  const server = spawn(xvfb, words, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']})
  try {
    const [number] = (await once(server.stdio[3]!, 'data')) as [Buffer]
    const look = (where: Region): Buffer => regionOf(readFrame(readFileSync(join(folder, 'Xvfb_screen0'))), where)
    return await work({
      env: {...process.env, DISPLAY: `:${number.toString().trim()}`},
      untilRows: (begin, where, limits) => untilRows(() => look(where), {begin, where, ...limits}),
    })
  } finally {
    server.kill()
    await once(server, 'exit')
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Rows fill a place when a line of text stands in each so many pixels of its height; no program shows them as high. */
const HIGHEST_ROW = 40

/** Fails where no rows come, where they are those of before, and where the place does not come to rest. */
export async function untilRows(
  look: () => Buffer,
  {begin, where, quietMs = 2000, withinMs = 120_000}: {readonly begin: () => unknown; readonly where: Region} & Limits,
): Promise<ShownRows> {
  const before = look()
  let seen = before
  let first: number | undefined
  let still = 0
  const begun = performance.now()
  begin()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const now = performance.now() - begun
    const shown = look()
    if (!shown.equals(seen)) {
      still = now
      if (isFull(shown, where) && !shown.equals(before)) first ??= now
      // What emptied once more was not what was waited for.
      else first = undefined
    }
    seen = shown
    if (first !== undefined && now - still >= quietMs) return {first, still}
    if (now >= withinMs)
      throw new Error(first === undefined ? 'No other rows were shown.' : `The rows were not still within ${withinMs} ms.`)
  }
}

const isFull = (shown: Buffer, where: Region): boolean => textLinesIn(shown, where) >= Math.floor(where.height / HIGHEST_ROW)
