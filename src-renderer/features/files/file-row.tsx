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
import {EntryMarks} from './entry-marks.ts'
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
  /** Folders lead on to the next column. */
  readonly leads?: boolean
}

export function rowId(pane: Pane, row: number): string {
  return `${pane.id}-file-${row}`
}

/** One entry of the list: its name, and what its columns say of it. */
export const FileRow = memo(function FileRow({row, item, top, selected, active, renaming, columns, leads}: RowParts) {
  useLanguage()
  const pane = usePane()
  const common = {
    role: 'row',
    id: rowId(pane, row),
    'aria-rowindex': row + 1,
    'aria-selected': selected,
    'data-row': row,
    'data-active': active ? '' : undefined,
    // A field in a row that can be dragged could not be marked with the pointer.
    draggable: item !== undefined && !renaming,
    style: {top},
  } as const
  if (!item) {
    return (
      <div {...common} className="file-row" aria-busy>
        <div role="gridcell" className="file-placeholder">
          <span className="unseen">{messages.file.loading}</span>
        </div>
      </div>
    )
  }
  return (
    <div {...common} className="file-row" data-faint={isFaint(item) ? '' : undefined}>
      {columns.map(({key}) =>
        key === 'name' ? (
          <NameCell key={key} item={item} renaming={renaming} leads={leads ?? false} />
        ) : (
          <FactCell key={key} of={key} item={item} />
        ),
      )}
    </div>
  )
})

function NameCell({item, renaming, leads}: {readonly item: Item; readonly renaming: boolean; readonly leads: boolean}) {
  const name = shown(item.name)
  return (
    <div role="gridcell" className="file-name" title={name} data-column="name">
      <Thumb item={item}>
        <CategoryIcon item={item} size={16} />
      </Thumb>
      {renaming ? <RenameField item={item} /> : <span className="file-cut">{name}</span>}
      <Marks item={item} />
      <AwayMark item={item} />
      {leads && item.kind === 'dir' ? <ChevronRight className="file-leads" size={14} aria-hidden /> : null}
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
  return useContext(EntryMarks)?.(item)
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
