import type {SizePart} from './size-tree.ts'

/** What is told of each part in rows. */
export const columns = ['name', 'size', 'share', 'files', 'twice', 'modified'] as const
export type Column = (typeof columns)[number]

const names = new Intl.Collator('en', {numeric: true, sensitivity: 'base'})

const compare: Readonly<Record<Column, (a: SizePart, b: SizePart) => number>> = {
  name: (a, b) => names.compare(a.node.name, b.node.name),
  size: (a, b) => a.node.bytes - b.node.bytes,
  share: (a, b) => a.node.bytes - b.node.bytes,
  files: (a, b) => a.node.files - b.node.files,
  twice: (a, b) => (a.node.duplicateBytes ?? 0) - (b.node.duplicateBytes ?? 0),
  modified: (a, b) => Date.parse(a.node.modifiedAt ?? '0000') - Date.parse(b.node.modifiedAt ?? '0000'),
}

/** Rows by a column; the rest of a folder stands last whatever the order, because it is no thing of its own. */
export function sorted(parts: readonly SizePart[], {column, desc}: {readonly column: Column; readonly desc: boolean}): readonly SizePart[] {
  const isRest = ({node}: SizePart): number => Number(node.kind === 'rest')
  const direction = desc ? -1 : 1
  return parts.toSorted((a, b) => isRest(a) - isRest(b) || direction * compare[column](a, b) || names.compare(a.node.name, b.node.name))
}

/** The row that a key leads to, or undefined when it moves nothing. */
export function rowAfterKey(key: string, row: number, total: number): number | undefined {
  const last = total - 1
  const next = {ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + PAGE, PageUp: row - PAGE, Home: 0, End: last}[key]
  return next === undefined || last < 0 ? undefined : Math.min(last, Math.max(0, next))
}

const PAGE = 15
