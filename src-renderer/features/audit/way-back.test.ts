import {expect, it} from 'vitest'
import {wayBack} from './way-back.ts'

const row = (action: string, outcome: 'done' | 'skipped' = 'done') => ({action, targets: [{path: '/a', outcome}]})

it.each([
  {what: 'nothing', rows: [], undo: false, redo: false},
  {what: 'a copy', rows: [row('file.copy')], undo: true, redo: false},
  {what: 'a copy that was taken back', rows: [row('undo'), row('file.copy')], undo: false, redo: true},
  {what: 'a copy that was done again', rows: [row('redo'), row('undo'), row('file.copy')], undo: true, redo: false},
  {what: 'a copy after one that was taken back', rows: [row('file.copy'), row('undo'), row('file.move')], undo: true, redo: false},
  {what: 'a deletion', rows: [row('file.delete')], undo: false, redo: false},
  {what: 'a deletion after a copy', rows: [row('file.delete'), row('file.copy')], undo: true, redo: false},
  {what: 'two that were taken back', rows: [row('undo'), row('undo'), row('file.move'), row('file.copy')], undo: false, redo: true},
  {what: 'a copy that skipped all', rows: [row('file.copy', 'skipped')], undo: false, redo: false},
] as const)('$what', ({rows, undo, redo}) => {
  expect(wayBack(rows)).toEqual({undo, redo})
})
