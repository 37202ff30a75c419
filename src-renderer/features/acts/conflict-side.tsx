import type {PlanSide} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {bytes, moment} from '../../ui/format.ts'

const words = messages.act.conflicts

interface SideParts {
  readonly side: PlanSide
  readonly newer: boolean
  readonly larger: boolean
}

/** What tells one of two files that meet from the other: when it was changed, and how large it is. */
export function ConflictSide({side, newer, larger}: SideParts) {
  return (
    <>
      <span className="act-fact">
        {moment(side.modifiedAt)}
        {newer ? <strong className="act-mark">{words.newer}</strong> : null}
      </span>
      <span className="act-fact">
        {side.kind === 'file' ? bytes(side.sizeBytes) : (messages.categories[side.kind === 'dir' ? 'folder' : side.kind] ?? '')}
        {larger ? <strong className="act-mark">{words.larger}</strong> : null}
      </span>
    </>
  )
}
