import {afterEach, beforeEach, expect, it, vi} from 'vitest'
import {ring} from '../../core/events.ts'
import {closePane, createPane, type Pane, showPanes} from '../../core/pane.ts'
import {useFiles} from './files-state.ts'
import {openFiles, wantRows} from './files-view.ts'
import {followIndex} from './follow-index.ts'
import {itemAt} from './row-pages.ts'
import {choose, useSelection} from './selection-store.ts'

/** Which views the core holds, of which folder each is, and which were refreshed. */
const core = vi.hoisted(() => ({
  views: new Map<string, string>(),
  refreshed: [] as string[],
  made: 0,
  seq: 1,
  slow: new Map<string, Promise<void>>(),
}))

vi.mock('../../core/client.ts', () => {
  const facts = (view: string) => {
    const path = core.views.get(view)
    if (path === undefined) throw new Error(`no view ${view}`)
    return {view, total: 250, seq: core.seq, folder: {path, uri: `sd://volume/v${path}`, indexed: true}}
  }
  return {
    core: {
      view: {
        open: async ({folder}: {folder: string}) => {
          const view = `v${++core.made}`
          core.views.set(view, folder)
          await core.slow.get(folder)
          return facts(view)
        },
        refresh: async ({view}: {view: string}) => {
          core.refreshed.push(core.views.get(view)!)
          return facts(view)
        },
        slice: async ({view, offset, count}: {view: string; offset: number; count: number}) => {
          const {total, seq, folder} = facts(view)
          const items = Array.from({length: Math.min(count, total - offset)}, (_, at) => {
            const name = `${folder.path.slice(1)}${offset + at}`
            return {id: name, name, path: `${folder.path}/${name}`, kind: 'file'}
          })
          return {items, offset, total, seq}
        },
        renew: async ({ids}: {ids: string[]}) => ({items: ids.map((id) => ({id, name: id, path: `/${id}`, kind: 'file'}))}),
        find: async ({id}: {id: string}) => ({row: Number(/\d+/.exec(id)?.[0])}),
        close: async ({view}: {view: string}) => void core.views.delete(view),
      },
    },
  }
})
vi.mock('../../core/session.ts', () => ({useSession: {subscribe: () => undefined}}))

const sort = {field: 'name', desc: false, foldersFirst: true} as const
const open = (folder: string, pane: Pane): Promise<void> => openFiles({source: {folder}, sort, hidden: false}, false, pane)
const names = (pane: Pane): readonly (string | undefined)[] => {
  const {rows} = useFiles.getState(pane)
  return [0, 120].map((row) => rows && itemAt(rows.pages, row)?.name)
}
const held = (): readonly string[] => [...core.views.values()].toSorted()

vi.useFakeTimers()
vi.stubGlobal('document', Object.assign(new EventTarget(), {hidden: false}))
followIndex()

let left: Pane
let right: Pane
beforeEach(async () => {
  ;[left, right] = [createPane(), createPane()]
  showPanes([left, right], left)
  await vi.advanceTimersByTimeAsync(5_000)
  core.refreshed = []
})
afterEach(() => [left, right].forEach(closePane))

it('shows different folders in two panes, each with its own rows, choice and late answers', async () => {
  const slow = Promise.withResolvers<void>()
  core.slow.set('/b', slow.promise)
  const opening = open('/b', right)
  await open('/a', left)
  wantRows([{first: 100, end: 130}], left)
  await choose(3, 'only', left)
  await vi.advanceTimersByTimeAsync(300)
  expect([names(left), useFiles.getState(right).late]).toEqual([['a0', 'a120'], true])
  slow.resolve()
  await opening
  await choose(7, 'only', right)
  const chosen = [left, right].map((pane) => [...useSelection.getState(pane).selection.keys.keys()])
  expect([names(left), names(right), chosen]).toEqual([
    ['a0', 'a120'],
    ['b0', undefined],
    [['a3'], ['b7']],
  ])
})

it('closes the view of a pane that is closed, and of one that was still opening', async () => {
  await open('/a', left)
  const slow = Promise.withResolvers<void>()
  core.slow.set('/b', slow.promise)
  const opening = open('/b', right)
  await vi.advanceTimersByTimeAsync(1)
  expect(held()).toEqual(['/a', '/b'])
  closePane(left)
  closePane(right)
  slow.resolve()
  await opening
  await vi.advanceTimersByTimeAsync(1)
  expect(held()).toEqual([])
})

it('follows only what is seen, holds no view of what is not, and shows it as it was', async () => {
  core.slow.clear()
  await open('/a', left)
  await open('/b', right)
  await choose(3, 'only', right)
  showPanes([left], left)
  ring({type: 'index.advanced', seq: ++core.seq})
  await vi.advanceTimersByTimeAsync(1_000)
  expect(core.refreshed).toEqual(['/a'])
  await vi.advanceTimersByTimeAsync(30_000)
  expect([held(), useFiles.getState(right).asleep]).toEqual([['/a'], true])
  showPanes([right], right)
  await vi.advanceTimersByTimeAsync(1_000)
  const {asleep, opened, rows} = useFiles.getState(right)
  const {keys} = useSelection.getState(right).selection
  expect([held(), asleep, opened, rows?.seq, [...keys.keys()]]).toEqual([['/a', '/b'], false, 1, core.seq, ['b3']])
})
