import {ChevronDown, ChevronUp} from 'lucide-react'
import type {SortField} from '../../../src-main/contract/search.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {sortBy, useViewOptions} from './view-options.ts'

const columns: readonly {readonly field: SortField; readonly key: keyof typeof messages.columns}[] = [
  {field: 'name', key: 'name'},
  {field: 'path', key: 'folder'},
  {field: 'size', key: 'size'},
  {field: 'modified', key: 'modified'},
  {field: 'kind', key: 'kind'},
]

/** The head of the list: each column sorts, and says how it does. It is not counted among the rows. */
export function ColumnHeader({withFolder}: {readonly withFolder: boolean}) {
  const pane = usePane()
  const sort = useViewOptions((state) => state.sort)
  return (
    <div role="rowgroup" className="file-head">
      <div role="row" className="file-head-row">
        {columns
          .filter(({key}) => withFolder || key !== 'folder')
          .map(({field, key}) => {
            const sorted = sort.field === field
            const Arrow = sort.desc ? ChevronDown : ChevronUp
            return (
              <div
                key={key}
                role="columnheader"
                aria-sort={sorted ? (sort.desc ? 'descending' : 'ascending') : 'none'}
                className="file-head-cell"
                data-column={key}
              >
                <button type="button" onClick={() => sortBy(field, pane)}>
                  {messages.columns[key]}
                  {sorted ? <Arrow size={13} aria-hidden /> : null}
                </button>
              </div>
            )
          })}
      </div>
    </div>
  )
}
