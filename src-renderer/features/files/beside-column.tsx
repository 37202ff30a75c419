import {type MouseEvent, useEffect, useEffectEvent, useRef, useState} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {attempt} from '../../core/attempt.ts'
import {closePane, createCompanion, type Pane, PaneProvider} from '../../core/pane.ts'
import {entryUnder} from './entry-under.ts'
import {FilesGrid} from './files-grid.tsx'
import {useFiles, type Wish} from './files-state.ts'
import {openFiles} from './files-view.ts'
import {findRow, loadRow} from './read-rows.ts'
import {choose, useSelection} from './selection-store.ts'

interface ColumnParts extends Pick<Wish, 'sort' | 'hidden'> {
  readonly folder: string
  /** The entry that leads on to the next column. */
  readonly onTo?: string | undefined
  readonly onTake: (item: Item) => void
}

/** A folder beside the one that is shown, above it or below: only looked at, what is taken in it is gone to. */
export function BesideColumn({folder, sort, hidden, onTo, onTake}: ColumnParts) {
  const [pane, setPane] = useState<Pane>()
  useEffect(() => {
    const own = createCompanion()
    setPane(own)
    return () => closePane(own)
  }, [])
  // The folder that its first rows are shown with.
  const begun = useRef<string>(undefined)
  const open = useEffectEvent((own: Pane) => {
    begun.current = onTo
    void openFiles({source: {folder}, sort, hidden, ...(onTo === undefined ? {} : {start: {name: onTo}})}, false, own)
  })
  useEffect(() => {
    if (pane) open(pane)
  }, [pane, folder, sort, hidden])
  const lead = useEffectEvent((own: Pane, to: string) => {
    // Rows that are on their way would mark what led on when they were asked for.
    if (useFiles.getState(own).rows) void chooseOn(to, own)
    else if (begun.current !== to) open(own)
  })
  useEffect(() => {
    if (pane && onTo !== undefined) lead(pane, onTo)
  }, [pane, onTo])
  const click = ({target}: MouseEvent): void => {
    const entry = entryUnder(target)
    if (entry) onTake(entry.item)
  }
  // It takes its room from the first moment: what is brought into view beside it stays there.
  if (!pane) return <div className="miller-column" data-beside />
  const takeActive = (): void => {
    const {activeItem} = useSelection.getState(pane).selection
    if (activeItem) onTake(activeItem)
  }
  return (
    <PaneProvider value={pane}>
      <div className="miller-column" data-pane={pane.id} data-beside onClick={click} onKeyDown={({key}) => key === 'Enter' && takeActive()}>
        <Looked onTake={onTake} pane={pane} />
      </div>
    </PaneProvider>
  )
}

/** Another entry leads on now: it is marked where it stands. */
async function chooseOn(name: string, pane: Pane): Promise<void> {
  const row = await findRow({prefix: name}, pane).catch(() => undefined)
  if (row !== undefined) await choose(row, 'only', pane)
}

function Looked({onTake, pane}: {readonly onTake: (item: Item) => void; readonly pane: Pane}) {
  const rows = useFiles((state) => state.rows)
  const open = async (row: number): Promise<void> => {
    const item = await attempt(() => loadRow(row, pane))
    if (item) onTake(item)
  }
  return rows ? <FilesGrid rows={rows} layout="columns" onOpen={(row) => void open(row)} /> : null
}
