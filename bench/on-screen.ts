import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** An invisible screen that can be read, so that programs of any kind are measured by what they show. */
export interface Screen {
  /** The environment in which a program shows itself there. */
  readonly env: NodeJS.ProcessEnv
  /** Begins something and waits until the screen has shown no change for `quietMs`; milliseconds from the beginning to its last change. */
  untilStill(begin: () => unknown, limits?: {readonly quietMs?: number; readonly withinMs?: number}): Promise<number>
}

const LOOK_EVERY_MS = 16

/** Opens a screen of its own for as long as the work takes. */
export async function withScreen<T>(xvfb: string, work: (screen: Screen) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'onefold-screen-'))
  const words = ['-displayfd', '3', '-screen', '0', '1400x900x24', '-fbdir', folder, '-nolisten', 'tcp']
  const server = spawn(xvfb, words, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']})
  try {
    const [number] = (await once(server.stdio[3]!, 'data')) as [Buffer]
    const look = (): Buffer => readFileSync(join(folder, 'Xvfb_screen0'))
    return await work({
      env: {...process.env, DISPLAY: `:${number.toString().trim()}`},
      untilStill: (begin, limits) => untilStill(look, begin, limits ?? {}),
    })
  } finally {
    server.kill()
    await once(server, 'exit')
    rmSync(folder, {recursive: true, force: true})
  }
}

async function untilStill(
  look: () => Buffer,
  begin: () => unknown,
  {quietMs = 2000, withinMs = 120_000}: {readonly quietMs?: number; readonly withinMs?: number},
): Promise<number> {
  let seen = look()
  let changedAt: number | undefined
  const begun = performance.now()
  begin()
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const now = performance.now()
    const shown = look()
    if (!shown.equals(seen)) changedAt = now
    seen = shown
    if (changedAt !== undefined && now - changedAt >= quietMs) return changedAt - begun
    if (now - begun >= withinMs)
      throw new Error(changedAt === undefined ? 'Nothing was shown.' : `The screen was not still within ${withinMs} ms.`)
  }
}
