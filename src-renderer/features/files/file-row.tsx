import {ChevronRight, Unplug} from 'lucide-react'
import {createElement, memo, useContext} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {useLanguage} from '../../core/language.ts'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {Thumb} from '../sidecars/index.ts'
import {categoryOf, iconOf, kindText} from './category.ts'
import type {Column, ColumnKey} from './columns.ts'
import {DrawnByOthers} from './drawn-by-others.ts'
import {RenameField} from './rename-field.tsx'

export interface EntryParts {
  readonly row: number
  readonly item: Item | undefined
  readonly top: number
  readonly selected: boolean
  readonly active: boolean
  /** Its name is being written. */
  readonly renaming: boolean
  /** Search results say where they are. */
  readonly withFolder: boolean
}

interface RowParts extends Omit<EntryParts, 'withFolder'> {
  readonly columns: readonly Column[]
  /** It is one of so many of a column, where folders lead on to the next one. */
  readonly among?: number | undefined
}

export function rowId(pane: Pane, row: number): string {
  return `${pane.id}-file-${row}`
}

/** One entry of the list: its name, and what its columns say of it. */
export const FileRow = memo(function FileRow({row, item, top, selected, active, renaming, columns, among}: RowParts) {
  useLanguage()
  const pane = usePane()
  const common = {
    ...(among === undefined ? {role: 'row', 'aria-rowindex': row + 1} : {role: 'option', 'aria-posinset': row + 1, 'aria-setsize': among}),
    id: rowId(pane, row),
    'aria-selected': selected,
    'data-row': row,
    'data-active': active ? '' : undefined,
    // A field in a row that can be dragged could not be marked with the pointer.
    draggable: item !== undefined && !renaming,
    style: {top},
  } as const
  // An option has no parts to be read one by one.
  const cell = among === undefined ? 'gridcell' : undefined
  if (!item) {
    return (
      <div {...common} className="file-row" aria-busy>
        <div role={cell} className="file-placeholder">
          <span className="unseen">{messages.file.loading}</span>
        </div>
      </div>
    )
  }
  return (
    <div {...common} className="file-row" data-faint={isFaint(item) ? '' : undefined}>
      {columns.map(({key}) =>
        key === 'name' ? <NameCell key={key} item={item} renaming={renaming} cell={cell} /> : <FactCell key={key} of={key} item={item} />,
      )}
    </div>
  )
})

interface NameParts extends Pick<RowParts, 'renaming'> {
  readonly item: Item
  readonly cell: 'gridcell' | undefined
}

function NameCell({item, renaming, cell}: NameParts) {
  const name = shown(item.name)
  return (
    <div role={cell} className="file-name" title={name} data-column="name">
      <Thumb item={item}>
        <CategoryIcon item={item} size={16} />
      </Thumb>
      {renaming ? <RenameField item={item} /> : <span className="file-cut">{name}</span>}
      <Marks item={item} />
      <AwayMark item={item} />
      {cell === undefined && item.kind === 'dir' ? <ChevronRight className="file-leads" size={14} aria-hidden /> : null}
    </div>
  )
}

function FactCell({of, item}: {readonly of: Exclude<ColumnKey, 'name'>; readonly item: Item}) {
  if (of === 'folder') {
    return (
      <div role="gridcell" className="file-soft file-folder" data-column={of}>
        <span className="file-cut" dir="rtl">
          <bdi>{shown(folderOf(item))}</bdi>
        </span>
      </div>
    )
  }
  return (
    <div role="gridcell" className={of === 'size' ? 'file-soft file-number' : 'file-soft'} data-column={of}>
      <span className="file-cut">{factText[of](item)}</span>
    </div>
  )
}

const factText: Readonly<Record<Exclude<ColumnKey, 'name' | 'folder'>, (item: Item) => string>> = {
  size: (item) => sizeText(item),
  modified: ({modifiedAt}) => moment(modifiedAt),
  created: ({createdAt}) => (createdAt === undefined ? '' : moment(createdAt)),
  kind: kindText,
}

/** What other subjects say of an entry. */
export function Marks({item}: {readonly item: Item}) {
  return useContext(DrawnByOthers).entryMarks?.(item)
}

/** Hidden, or not to be reached now. */
export const isFaint = ({hidden, online}: Item): boolean => hidden === true || online === false

/** Said of what lies on a volume that is away. */
export function AwayMark({item}: {readonly item: Item}) {
  if (item.online !== false) return null
  return (
    <span className="file-away" title={messages.file.away}>
      <Unplug size={13} strokeWidth={1.7} aria-hidden />
      <span className="unseen">{messages.file.away}</span>
    </span>
  )
}

export function CategoryIcon({item, size}: {readonly item: Item; readonly size: number}) {
  const category = categoryOf(item)
  const look = {className: 'file-icon', 'data-category': category, size, strokeWidth: size > 24 ? 1.1 : 1.7, 'aria-hidden': true}
  return createElement(iconOf(category), look)
}

export function sizeText(item: Item): string {
  if (item.kind === 'file') return bytes(item.sizeBytes)
  return item.kind === 'dir' && item.totalBytes !== undefined ? bytes(item.totalBytes) : ''
}

export function folderOf(item: Item): string {
  const cut = Math.max(item.path.lastIndexOf('/'), item.path.lastIndexOf('\\'))
  return cut > 0 ? item.path.slice(0, cut) : item.path.slice(0, 1)
}
