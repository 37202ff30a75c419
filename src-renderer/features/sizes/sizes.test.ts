import {expect, it, vi} from 'vitest'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {createPane} from '../../core/pane.ts'
import {askSizes, forgetSizes, useSizes} from './sizes.ts'

/** What the core is asked answers when the test lets it. */
const core = vi.hoisted(() => ({asked: [] as {readonly path: string | undefined; answer(): void}[]}))

vi.mock('../../core/client.ts', () => ({
  core: {
    index: {
      sizes: ({path}: {path?: string}) =>
        new Promise((resolve) => {
          const node = {kind: 'folder', name: 'f', path: path ?? '', parent: -1, bytes: 8, files: 1, folders: 0} as SizeNode
          core.asked.push({path, answer: () => resolve({nodes: [node]})})
        }),
    },
  },
}))

it('tells each pane what it asked for, whichever is answered first, and forgets it with that pane alone', async () => {
  const [left, right] = [createPane(), createPane()]
  void askSizes('/left', 'map', left)
  void askSizes('/right', 'map', right)
  core.asked[1]!.answer()
  core.asked[0]!.answer()
  await vi.waitFor(() => expect([left, right].map((pane) => useSizes.getState(pane).nodes[0]?.path)).toEqual(['/left', '/right']))
  forgetSizes(left)
  expect([left, right].map((pane) => useSizes.getState(pane).known)).toEqual([false, true])
})
