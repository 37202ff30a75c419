import type {Handlers} from '../../contract/index.ts'
import type {CoreScopes} from '../scopes.ts'

/** Takes acts back. */
export const undoHandlers: Handlers<CoreScopes>['undo'] = {
  last: async (input, {acts}) => {
    const {taken, ...acted} = await acts.takeBack({how: 'undo', ...input})
    return {undone: {id: taken.id, action: taken.action, title: taken.title}, ...acted}
  },
}

/** Does again what was taken back. */
export const redoHandlers: Handlers<CoreScopes>['redo'] = {
  last: async (input, {acts}) => {
    const {taken, ...acted} = await acts.takeBack({how: 'redo', ...input})
    return {redone: {id: taken.id, action: taken.action, title: taken.title}, ...acted}
  },
}

const PAGE = 10_000

/** Tells what was done, and whether that record is whole. */
export const auditHandlers: Handlers<CoreScopes>['audit'] = {
  list: async ({limit, cursor}, {read, fail}) => {
    const before = cursor === undefined ? undefined : Number(cursor)
    if (before !== undefined && !Number.isSafeInteger(before)) fail('BadInput', `“${cursor}” is no cursor of this list.`)
    const {total, rows, cursor: next} = await read.auditRows({limit: limit ?? PAGE, cursor: before})
    const shown = rows.map(({seq, at, actor, action, targets, hash}) => ({
      seq,
      at: new Date(at).toISOString(),
      actor,
      action,
      targets: [...targets],
      hash,
    }))
    return {total, rows: shown, ...(next === undefined ? {} : {cursor: String(next)})}
  },
  verify: async (_, {read}) => read.verifyAudit(),
}
