import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import type {Job} from '../../../src-main/contract/job.ts'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {shownFolder} from '../files/index.ts'
import {parentOf} from '../places/index.ts'
import {otherPane} from '../tabs/index.ts'
import {can} from './abilities.ts'
import {actable} from './chosen.ts'
import {type Meant, meantBy} from './meant.ts'
import {pasteContent} from './paste-content.ts'
import {perform} from './perform-act.ts'

const words = messages.act

/** The files that this window was told to paste somewhere. */
export interface Held {
  readonly items: readonly Item[]
  readonly cut: boolean
}
const useHeld = create<{readonly held?: Held | undefined}>(() => ({}))

/** Holds what is chosen, and tells other programs where the window can. */
export async function holdChosen(cut: boolean): Promise<void> {
  const items = await actable()
  if (items.length === 0) return
  useHeld.setState({held: {items, cut}})
  const files = items.map(({path, pathBase64}) => (pathBase64 === undefined ? {path} : {path, pathBase64}))
  if (can('clipboard')) await attempt(() => core.window.writeClipboard({files, cut}))
  tell('done', cut ? words.cutOut(items.length) : words.copied(items.length))
}

/** Brings the held files, or those of another program, into the shown folder. `moving` takes them away from where they were. */
export async function pasteHere(moving = false): Promise<void> {
  const to = shownFolder()
  if (to === undefined) return tell('error', words.noFolder)
  const files = await onClipboard()
  if (!files || files.of.length === 0) return (await pasteContent()) ? undefined : tell('error', words.nothingToPaste)
  const cut = files.cut || moving
  const job = await bring({...files, cut}, to)
  if (job && cut) useHeld.setState({held: undefined})
}

/** Copies or moves what is chosen into the folder that the other pane shows. */
export async function bringOver(moving: boolean): Promise<void> {
  const other = otherPane()
  const to = other && shownFolder(other)
  if (to === undefined) return tell('error', messages.tabs.noOtherFolder)
  await bringTo(to, moving)
}

/** Copies or moves what is chosen into a folder. */
export async function bringTo(to: string, moving: boolean): Promise<void> {
  await bringItems(await actable(), to, moving)
}

/** Copies or moves entries, wherever they lie, into a folder. Answers the ended job. */
export async function bringItems(items: readonly Item[], to: string, moving: boolean): Promise<Job | undefined> {
  return items.length > 0 ? bring({of: meantBy(items), cut: moving}, to) : undefined
}

interface Brought {
  readonly of: readonly Meant[]
  readonly cut: boolean
}

async function bring({of, cut}: Brought, to: string): Promise<Job | undefined> {
  const here = of.every(({path}) => parentOf(path) === to)
  if (here && cut) return undefined
  return perform({
    of,
    weighs: true,
    send: (consent, sources) =>
      here
        ? core.file.duplicate({targets: sources, dryRun: consent.dryRun, yes: consent.yes, commit: consent.commit})
        : cut
          ? core.file.move({sources, to, ...consent})
          : core.file.copy({sources, to, ...consent}),
  })
}

/** What the system holds, else what this window does; our own files are known better than by their paths. */
async function onClipboard(): Promise<Brought | undefined> {
  const {held} = useHeld.getState()
  const own = held && {of: meantBy(held.items), cut: held.cut}
  if (!can('clipboard')) return own
  const outside = await attempt(() => core.window.readClipboard({}))
  if (!outside || outside.paths.length === 0) return own && own.of.some(isEscaped(held)) ? own : undefined
  if (own && own.of.length === outside.paths.length && own.of.every(({path}) => outside.paths.includes(path))) return own
  return {of: outside.paths.map((path) => ({target: path, path})), cut: outside.cut}
}

// What no text can hold comes back from no clipboard.
const isEscaped =
  (held: Held | undefined) =>
  ({path}: Meant): boolean =>
    held?.items.some((item) => item.path === path && item.pathBase64 !== undefined) ?? false
