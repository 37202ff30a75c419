import type {Item} from '../../../src-main/contract/file.ts'
import {pathOf, type Rows, type Selection, targetOf} from '../files/index.ts'

/** What the details are about: one entry, several, all rows of a view but some, the folder that is shown, or nothing. */
export type Subject =
  | {readonly kind: 'one'; readonly item: Item}
  | {readonly kind: 'place'; readonly target: string}
  | {readonly kind: 'some'; readonly items: readonly Item[]}
  | {
      readonly kind: 'all'
      readonly view: string
      readonly count: number
      readonly except: readonly Item[]
      readonly folder?: string | undefined
    }
  | {readonly kind: 'none'}

export function subjectOf({all, keys}: Selection, rows: Rows | undefined): Subject {
  if (!rows) return {kind: 'none'}
  if (all) {
    const except = [...keys.values()]
    return {kind: 'all', view: rows.view, count: rows.total - except.length, except, folder: rows.folder?.path}
  }
  const [item] = keys.values()
  if (item) return keys.size === 1 ? {kind: 'one', item} : {kind: 'some', items: [...keys.values()]}
  return rows.folder ? {kind: 'place', target: rows.folder.id ?? rows.folder.uri} : {kind: 'none'}
}

/** The same for the same thing as it is: another one is asked about anew. */
export function keyOfSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'one': {
      const {item} = subject
      return `one ${targetOf(item)} ${pathOf(item)} ${item.modifiedAt} ${item.sizeBytes} ${item.contentId ?? ''}`
    }
    case 'place':
      return `place ${subject.target}`
    case 'some':
      return `some ${subject.items.map((item) => `${targetOf(item)} ${item.modifiedAt} ${item.sizeBytes}`).join('\n')}`
    case 'all':
      return `all ${subject.view} ${subject.count} ${subject.except.map(targetOf).join('\n')}`
    case 'none':
      return 'none'
  }
}
