import type {Pane} from '../../core/pane.ts'
import {usePane} from '../../core/pane.ts'
import type {Column} from './columns.ts'
import {FileRow} from './file-row.tsx'
import {FileTile} from './file-tile.tsx'
import {isGathered, type Rows} from './files-state.ts'
import {useHeadUnderKeys} from './folded-groups.ts'
import {GroupHead} from './group-head.tsx'
import {isMet, metBy} from './marquee-rows.ts'
import {useMarquee} from './marquee-state.ts'
import {useRenaming} from './renaming.ts'
import {itemAt} from './row-pages.ts'
import type {RowLines} from './row-lines.ts'
import {isSelected, keyOf} from './selection.ts'
import {useSelection} from './selection-store.ts'
import {tilePlaces} from './shapes.ts'
import type {RowWindow} from './use-row-window.ts'
import type {Layout} from './view-memory.ts'

interface EntriesParts {
  readonly rows: Rows
  readonly layout: Layout
  readonly window: RowWindow
  readonly lines: RowLines
  readonly listed: readonly Column[]
}

/** The rows in view, with the heads of their groups. */
export function Entries({rows, layout, window, lines, listed}: EntriesParts) {
  const pane = usePane()
  const selection = useSelection((state) => state.selection)
  const renaming = useRenaming((state) => state.key)
  const {isChosen} = useChosen(lines, layout)
  const head = useHeadUnderKeys()
  const withFolder = isGathered(rows)
  const tiles = tilePlaces(layout)
  const topOf = (line: number): number => lines.topOf(line) - lines.topOf(window.first)
  return (
    <div role={layout === 'columns' ? 'presentation' : 'rowgroup'} className="files-rows" style={{top: window.offset}}>
      {headsIn(window, lines).map(({section, line}) => (
        <GroupHead
          key={`head ${section.group?.key}`}
          section={section}
          id={section.group && headId(pane, section.group.key)}
          top={topOf(line)}
          active={head !== undefined && section.group?.key === head}
          inList={layout === 'columns'}
        />
      ))}
      {drawn(window, selection.active, lines).map((row) => {
        // The keyboard's entry is known wherever its row is, though nobody looks there.
        const item = itemAt(rows.pages, row) ?? (row === selection.active ? selection.activeItem : undefined)
        const common = {
          row,
          item,
          top: topOf(nearLine(lines.lineOf(row), window)),
          selected: item !== undefined && isChosen(row, isSelected(selection, item)),
          active: row === selection.active && head === undefined,
          renaming: item !== undefined && keyOf(item) === renaming,
        }
        if (!tiles) return <FileRow key={row} {...common} columns={listed} among={layout === 'columns' ? rows.total : undefined} />
        const column = row - lines.rowsOf(lines.lineOf(row)).first
        return <FileTile key={row} {...common} withFolder={withFolder} left={tiles.edge + column * tiles.step} />
      })}
    </div>
  )
}

export const headId = (pane: Pane, key: string): string => `${pane.id}-group-${key}`

/** What a box that is being drawn meets counts as chosen at once. */
function useChosen(lines: RowLines, layout: Layout) {
  const {corners, adds} = useMarquee()
  const met = corners && metBy(corners, lines, tilePlaces(layout))
  const isChosen = (row: number, before: boolean): boolean =>
    corners ? (adds && before) || (met !== undefined && isMet(row, met, lines)) : before
  return {isChosen}
}

function headsIn({first, end}: RowWindow, lines: RowLines) {
  return lines.sections
    .filter(({heads, line}) => heads === 1 && line >= first && line < end)
    .map((section) => ({section, line: section.line}))
}

/** The rows in view, and the one that the keyboard stands on wherever it is: the grid names it by its id. */
function drawn(window: RowWindow, active: number, lines: RowLines): readonly number[] {
  const rows: number[] = []
  for (let line = window.first; line < Math.min(window.end, lines.count); line++) {
    const {first, end} = lines.rowsOf(line)
    for (let row = first; row < end; row++) rows.push(row)
  }
  if (active < 0 || active >= rowCount(lines) || lines.isFolded(active) || rows.includes(active)) return rows
  return active < (rows[0] ?? 0) ? [active, ...rows] : [...rows, active]
}

const rowCount = ({sections}: RowLines): number => sections.reduce((sum, {count}) => sum + count, 0)

// A row out of view stands just beyond the drawn ones: far places are not exact, and nobody sees it.
function nearLine(line: number, window: RowWindow): number {
  return Math.min(Math.max(line, window.first - 1, 0), window.end)
}
