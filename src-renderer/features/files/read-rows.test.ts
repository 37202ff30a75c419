import {beforeEach, expect, it, vi} from 'vitest'
import {CoreError} from '../../../src-main/contract/errors.ts'
import {type Rows, useFiles} from './files-state.ts'
import {loadRows} from './read-rows.ts'
import {noPages} from './row-pages.ts'

/** The view that the core holds, and what happens while it is asked. */
const core = vi.hoisted(() => ({view: 'v1', meanwhile: () => undefined as void}))
const nameOf = (row: number): string => `f${row}`

vi.mock('../../core/client.ts', () => ({
  core: {
    view: {
      slice: async ({view, offset, count}: {view: string; offset: number; count: number}) => {
        core.meanwhile()
        if (view !== core.view) throw new CoreError({code: 'NotFound', message: `There is no view ${view}.`})
        return {items: Array.from({length: count}, (_, at) => ({name: nameOf(offset + at)}))}
      },
    },
  },
}))

const show = (view: string, folder: string): void => {
  core.view = view
  const wish = {source: {folder}, sort: {field: 'name', desc: false, foldersFirst: true}, hidden: false} as const
  useFiles.setState({rows: {view, wish, total: 2_500, seq: 1, folder: undefined, pages: noPages} satisfies Rows})
}

beforeEach(() => {
  core.meanwhile = () => undefined
  show('v1', '/f')
})

it('reads on where the same folder was asked for once more meanwhile', async () => {
  let asked = 0
  core.meanwhile = () => {
    if (++asked === 2) show('v2', '/f')
  }
  const items = await loadRows({first: 0, last: 2_499})
  expect([items.length, items[1_500]?.name, asked]).toEqual([2_500, nameOf(1_500), 4])
})

it('ends where another folder is shown, or the core is gone', async () => {
  core.meanwhile = () => show('v2', '/other')
  await expect(loadRows({first: 0, last: 9})).rejects.toThrow('no view v1')
  core.meanwhile = () => void (core.view = 'none')
  show('v1', '/f')
  await expect(loadRows({first: 0, last: 9})).rejects.toThrow('no view v1')
})
