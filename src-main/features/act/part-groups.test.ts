import {expect, test} from 'vitest'
import type {PartRow} from '../../runtime/act-types.ts'
import {partGroups} from './part-groups.ts'

const copy = (size: number): PartRow['steps'][number] => ({kind: 'copy-file', seen: {size}}) as unknown as PartRow['steps'][number]

async function groups(rows: readonly (readonly [PartRow['state'], readonly number[]])[]): Promise<unknown> {
  const done: number[] = []
  async function* parts(): AsyncGenerator<PartRow> {
    for (const [no, [state, sizes]] of rows.entries()) yield await Promise.resolve({no, state, steps: sizes.map(copy)})
  }
  const found: number[][] = []
  const limits = {steps: 4, bytes: 100}
  for await (const group of partGroups(parts(), {limits, done: ({no}) => void done.push(no)})) found.push(group.map(({no}) => no))
  return {found, done}
}

test('pending parts are taken together up to the limits of steps and bytes', async () => {
  const small = ['pending', [1, 1]] as const
  const large = ['pending', [99]] as const
  expect(await groups([small, small, small, large, large, small])).toEqual({found: [[0, 1], [2], [3], [4], [5]], done: []})
})

test('a part that is larger than the limits goes alone', async () => {
  expect(
    await groups([
      ['pending', [500]],
      ['pending', [1, 1, 1, 1, 1]],
    ]),
  ).toEqual({found: [[0], [1]], done: []})
})

test('all that were begun are one group, apart from what was not, and what is done is told', async () => {
  const begun = ['running', [99, 99]] as const
  expect(await groups([['done', [1]], begun, begun, begun, ['pending', [1]]])).toEqual({found: [[1, 2, 3], [4]], done: [0]})
})
