import {expect, it, vi} from 'vitest'
import type {Item} from '../../../src-main/contract/file.ts'
import {useFiles} from './files-state.ts'
import {openFiles, wantRows} from './files-view.ts'
import {itemAt} from './row-pages.ts'

/** A folder of which the core shows these rows. */
const folder = {names: [] as string[], seq: 1}
const items = (offset: number, count: number) =>
  folder.names.slice(offset, offset + count).map((name) => ({name, path: `/f/${name}`}) as Item)

vi.mock('../../core/client.ts', () => ({
  core: {
    view: {
      open: () => Promise.resolve({view: 'v', total: folder.names.length, seq: folder.seq}),
      slice: ({offset, count}: {offset: number; count: number}) =>
        Promise.resolve({items: items(offset, count), offset, total: folder.names.length, seq: folder.seq}),
      close: () => Promise.resolve({}),
    },
  },
}))

it('has as many rows as the view when rows of it had gone as they were read', async () => {
  folder.names = Array.from({length: 250}, (_, at) => String(at))
  await openFiles({source: {folder: '/f'}, sort: {field: 'name', desc: false, foldersFirst: true}, hidden: false})
  folder.names = folder.names.slice(30)
  folder.seq = 2
  wantRows([{first: 190, end: 220}])
  await vi.waitFor(() => expect(useFiles.getState().rows?.total).toBe(220))
  const {rows} = useFiles.getState()
  expect(Array.from({length: 30}, (_, at) => itemAt(rows!.pages, 190 + at)?.name)).toEqual(folder.names.slice(190))
})
