import {z} from 'zod'
import type {Caller} from '../../contract/caller.ts'
import {CoreError, type Reply} from '../../contract/errors.ts'
import type {Carrier} from '../../contract/wire.ts'
import type {AskPicture} from './answer-picture.ts'
import {type BrowserDoor, openBrowserDoor} from './open-browser-door.ts'

const Asked = z.object({port: z.number().int().min(0).max(65_535).optional()})

/** The browser door of a daemon: shut until `serve` asks for it, then one for all who ask. */
export interface BrowserDoors {
  /** Answers `door.serve`: `{url, port}` with an address that was never printed before. */
  serve(input: unknown): Promise<Reply>
  /** Answers `door.shut`: shuts the door when nobody else who asked for it still wants it. */
  shut(): Promise<Reply>
  close(): Promise<void>
}

export interface BrowserDoorsConfig {
  readonly readAssets: () => Promise<ReadonlyMap<string, Uint8Array> | undefined>
  readonly serve: (carrier: Carrier, caller: Caller) => void
  /** Asks the core in a caller's name. */
  readonly ask: (caller: Caller, name: string, more: {readonly input: unknown; readonly signal: AbortSignal}) => Promise<Reply>
}

/** Opens the browser door at the first wish and keeps it; a second wish gets a new address of the same door. */
export function browserDoors({readAssets, serve, ask}: BrowserDoorsConfig): BrowserDoors {
  let opening: Promise<BrowserDoor> | undefined
  let wishes = 0

  const open = async (port: number): Promise<BrowserDoor> => {
    const assets = await readAssets()
    if (!assets?.has('index.html')) {
      throw new CoreError({
        code: 'Unsupported',
        message: 'The explorer is not built, so there is nothing to serve.',
        hint: 'Run “npm run build” first.',
      })
    }
    return openBrowserDoor({port, assets, serve, askPicture})
  }
  const askPicture: AskPicture = (input, signal) => ask(picturesOfBrowsers, 'sidecar.picture', {input, signal})
  const doorAt = async (port: number | undefined): Promise<BrowserDoor> => {
    opening ??= open(port ?? 0)
    const door = await opening.catch((error: unknown) => {
      opening = undefined
      throw error
    })
    if (port === undefined || port === 0 || door.port === port) return door
    throw new CoreError({
      code: 'Conflict',
      message: `The browser door is open at port ${door.port} already.`,
      hint: 'Stop the core to open it elsewhere.',
    })
  }

  const close = async (): Promise<void> => {
    const closing = opening
    opening = undefined
    await (await closing?.catch(() => undefined))?.close()
  }

  return {
    serve: async (input) => {
      try {
        const door = await doorAt(Asked.parse(input).port)
        wishes++
        return {ok: true, value: {url: door.newUrl(), port: door.port}}
      } catch (error) {
        if (!(error instanceof CoreError)) throw error
        const {code, message, hint} = error
        return {ok: false, error: {code, message, hint}}
      }
    },
    shut: async () => {
      wishes = Math.max(0, wishes - 1)
      if (wishes === 0) await close()
      return {ok: true, value: {open: wishes > 0}}
    },
    close,
  }
}

/** A picture is asked for by its address alone: the door knows a browser of its user, not which of its pages. */
const picturesOfBrowsers: Caller = {kind: 'browser', id: 'browser-pictures', grants: ['read', 'files.read']}
