import {expect, it} from 'vitest'
import {encodeUtf8} from '../utf8.ts'
import type {LookDisk} from './look-disk.ts'
import {planMakeFolder} from './plan-make-folder.ts'
import type {PlanSummary} from './plan-notes.ts'
import {planRemove} from './plan-remove.ts'
import {planRename} from './plan-rename.ts'
import {planTransfer} from './plan-transfer.ts'
import {planTrash} from './plan-trash.ts'
import type {Step} from './step.ts'
import {asked, at, planned, trashWays, treeFake} from './tree-fake.fixture.ts'

/** What is refused where this user may not write the folder `closed`. */
function refused(plan: (disk: LookDisk) => Generator<Step, PlanSummary>): readonly string[] {
  const tree = treeFake({closed: {x: '1', in: {y: '2'}}, open: {z: '3'}})
  tree.node(at('/closed'))!.mode = 0o555
  const {steps, summary} = planned(plan(tree.disk))
  if (summary.refusals.length > 0) expect(steps).toEqual([])
  return summary.refusals.map(({code, path, message}) => `${code} ${path}: ${message}`)
}

const closed = 'What is in /closed may not be changed by this user.'
const transfer = (verb: 'copy' | 'move', from: string, to: string) => (disk: LookDisk) =>
  planTransfer(disk, {verb, sources: [asked(from)], destination: asked(to)})

it('a folder that this user may not write takes nothing and gives nothing away', () => {
  expect(refused(transfer('copy', '/open', '/closed'))).toEqual([`PermissionDenied /closed: ${closed}`])
  expect(refused(transfer('copy', '/open/z', '/closed/new'))).toEqual([`PermissionDenied /closed/new: ${closed}`])
  expect(refused(transfer('move', '/closed/x', '/open'))).toEqual([`PermissionDenied /closed/x: ${closed}`])
  expect(refused((disk) => planRename(disk, {source: asked('/closed/x'), name: encodeUtf8('b')}))[0]).toBe(
    `PermissionDenied /closed/x: ${closed}`,
  )
  expect(refused((disk) => planMakeFolder(disk, {folder: asked('/closed/a/b'), parents: true}))).toEqual([
    `PermissionDenied /closed/a: ${closed}`,
  ])
  expect(refused((disk) => planRemove(disk, {sources: [asked('/closed/x')]}))).toEqual([`PermissionDenied /closed/x: ${closed}`])
  expect(refused((disk) => planTrash(disk, {sources: [asked('/closed/x')], ...trashWays}))).toEqual([
    `PermissionDenied /closed/x: ${closed}`,
  ])
})

it('what may be read can be copied out of it, and what is deeper in it is another folder', () => {
  expect(refused(transfer('copy', '/closed/x', '/open'))).toEqual([])
  expect(refused(transfer('move', '/closed/in/y', '/open'))).toEqual([])
})
