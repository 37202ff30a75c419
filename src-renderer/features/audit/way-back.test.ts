import {expect, it} from 'vitest'
import {wayBack} from './way-back.ts'

const row = (action: string, outcome: 'done' | 'skipped' = 'done') => ({action, targets: [{path: '/a', outcome}]})

it.each([
  ['nothing', [], false, false],
  ['a copy', [row('file.copy')], true, false],
  ['a copy that was taken back', [row('undo'), row('file.copy')], false, true],
  ['a copy that was done again', [row('redo'), row('undo'), row('file.copy')], true, false],
  ['a copy after one that was taken back', [row('file.copy'), row('undo'), row('file.move')], true, false],
  ['a deletion', [row('file.delete')], false, false],
  ['a deletion after a copy', [row('file.delete'), row('file.copy')], true, false],
  ['two that were taken back', [row('undo'), row('undo'), row('file.move'), row('file.copy')], false, true],
  ['a copy that skipped all', [row('file.copy', 'skipped')], false, false],
] as const)('%s', (_what, rows, undo, redo) => {
  expect(wayBack(rows)).toEqual({undo, redo})
})
