import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {paneUnder} from '../../core/pane.ts'
import {choose, chosenItems, entryUnder, isSelected, selectedCount, targetOf, useFiles, useSelection} from '../files/index.ts'
import {isWithin, joinPath, nameOf, parentOf} from '../places/index.ts'
import {mountPoints} from '../volumes/index.ts'
import {type DragVerb, mountOf} from './drag-verb.ts'
import {can} from './abilities.ts'
import {meantBy} from './meant.ts'
import {perform} from './perform-act.ts'

const MOST = 100_000

/** What the pointer carries, and what would become of it where it is. */
interface DragState {
  readonly count: number
  readonly label?: string | undefined
  readonly x: number
  readonly y: number
}
export const useDrag = create<DragState>(() => ({count: 0, x: 0, y: 0}))

/** Files of this window that are being dragged; a drag that left the window comes back as foreign files of the same paths. */
export interface DragSession {
  readonly items: Promise<readonly Item[]>
  /** Known at once: what is chosen may still have to be read. */
  readonly paths: readonly string[]
}

let session: DragSession | undefined
let leftWith: DragSession | undefined

export const ownDrag = (): DragSession | undefined => session

/** Begins a drag at an entry: of all that is chosen when it is among them, else of it alone. */
export function beginDrag(target: EventTarget | null): boolean {
  const entry = entryUnder(target)
  if (!entry) return false
  const pane = paneUnder(target)
  const {selection} = useSelection.getState(pane)
  const many = isSelected(selection, entry.item)
  if (!many) void choose(entry.row, 'only', pane)
  const known = many && !selection.all ? [...selection.keys.values()] : [entry.item]
  session = {
    items: many && selection.all ? chosenItems(MOST, pane) : Promise.resolve(known),
    paths: known.map(({path}) => path),
  }
  useDrag.setState({count: many ? selectedCount(selection, useFiles.getState(pane).rows?.total ?? 0) : 1, label: undefined})
  return true
}

export function endDrag(): void {
  session = undefined
  useDrag.setState({count: 0, label: undefined})
}

/** The pointer leaves the window with files: from there the system carries them. */
export async function carryOut(): Promise<void> {
  const leaving = session
  if (!leaving || leftWith === leaving || !can('drag')) return
  leftWith = leaving
  const items = await leaving.items
  const files = items.map(({path, pathBase64}) => (pathBase64 === undefined ? {path} : {path, pathBase64}))
  await attempt(() => core.window.dragOut({files}))
}

/** Whether everything that is dragged lies on the volume of a folder. */
export function onVolumeOf(folder: string): boolean {
  const mounts = mountPoints()
  const there = mountOf(folder, mounts)
  return session?.paths.every((path) => mountOf(path, mounts) === there) ?? false
}

/** A thing goes neither into itself nor, moved, to where it is. */
export function mayDrop(folder: string, verb: DragVerb): boolean {
  const paths = session?.paths ?? []
  return !paths.some((path) => isWithin(folder, path)) && (verb === 'copy' || paths.some((path) => parentOf(path) !== folder))
}

/** Carries a drop of our own files out. */
export async function dropOwn(dropped: DragSession, to: string, verb: DragVerb): Promise<void> {
  const items = await dropped.items
  if (items.length === 0) return
  if (verb === 'link') {
    for (const item of items) {
      const place = joinPath(to, nameOf(item.path))
      await perform({send: (consent) => core.file.link({target: targetOf(item), to: place, ...consent})})
    }
    return
  }
  const here = items.every(({path}) => parentOf(path) === to)
  await perform({
    of: meantBy(items),
    weighs: true,
    send: (consent, sources) =>
      here && verb === 'copy'
        ? core.file.duplicate({targets: sources, dryRun: consent.dryRun, yes: consent.yes, commit: consent.commit})
        : core.file[verb]({sources, to, ...consent}),
  })
}

/** Files of other programs; our own come back so after they had left the window. */
export async function dropForeign(paths: readonly string[], to: string, verb: DragVerb): Promise<void> {
  const own = leftWith
  leftWith = undefined
  if (own && own.paths.length === paths.length && own.paths.every((path) => paths.includes(path))) return dropOwn(own, to, verb)
  const of = paths.map((path) => ({target: path, path}))
  if (of.length > 0)
    await perform({of, weighs: true, send: (consent, sources) => core.file[verb === 'move' ? 'move' : 'copy']({sources, to, ...consent})})
}
