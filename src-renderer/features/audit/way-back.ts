import type {AuditRow} from '../../../src-main/contract/audit.ts'

const FOR_GOOD: ReadonlySet<string> = new Set(['file.delete', 'file.empty'])

/** Whether the newest acts leave something to undo, and something to do again: what is sure to be refused is not offered. */
export function wayBack(newestFirst: readonly Pick<AuditRow, 'action' | 'targets'>[]): {readonly undo: boolean; readonly redo: boolean} {
  let takenBack = 0
  let redo = false
  let isFirst = true
  for (const {action, targets} of newestFirst) {
    if (action === 'undo') takenBack++
    else if (action === 'redo') takenBack--
    else {
      // Something new ends what could be done again.
      if (isFirst) redo = takenBack > 0
      isFirst = false
      const changed = targets.some(({outcome}) => outcome === 'done' || outcome === 'replaced' || outcome === 'kept-both')
      if (FOR_GOOD.has(action) || !changed) continue
      if (takenBack <= 0) return {undo: true, redo}
      takenBack--
    }
  }
  return {undo: false, redo: isFirst ? takenBack > 0 : redo}
}
