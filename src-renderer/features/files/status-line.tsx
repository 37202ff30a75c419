import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'
import {useFiles} from './files-state.ts'
import {selectedCount} from './selection.ts'
import {useMarquee} from './marquee-state.ts'
import {useSelection} from './selection-store.ts'

const words = messages.status

/** How many entries there are, how many are chosen and what they weigh. */
export function StatusLine() {
  const rows = useFiles((state) => state.rows)
  const {selection, busy} = useSelection()
  const drawn = useMarquee((state) => state.count)
  const count = rows ? selectedCount(selection, rows.total) : 0
  const weighed = !selection.all && [...selection.keys.values()].every((item) => item.kind !== 'dir' || item.totalBytes !== undefined)
  const weight = weighed
    ? [...selection.keys.values()].reduce((sum, item) => sum + (item.kind === 'dir' ? (item.totalBytes ?? 0) : item.sizeBytes), 0)
    : 0
  return (
    <footer className="status-line">
      <span>{rows ? words.items(rows.total) : ''}</span>
      {drawn !== undefined ? (
        <span>{words.selected(drawn)}</span>
      ) : busy ? (
        <span>{words.selecting}</span>
      ) : count > 0 ? (
        <span>{weighed ? words.selectedWith(count, bytes(weight)) : words.selected(count)}</span>
      ) : null}
    </footer>
  )
}
