import {CircleAlert, CircleOff, Ghost, FolderOpen, ListFilter, Lock, type LucideIcon, Search, ShoppingBasket, Unplug} from 'lucide-react'
import type {ReactNode} from 'react'
import type {ErrorCode, Failure} from '../../../src-main/contract/errors.ts'
import {attempt} from '../../core/attempt.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {EmptyState} from '../../ui/empty-state.tsx'
import {shown} from '../../ui/format.ts'
import {beingChosen} from './being-chosen.ts'
import {EntryMenu, type EntryMenus} from './entry-menu.tsx'
import {FilesGrid} from './files-grid.tsx'
import {type Rows, useFiles} from './files-state.ts'
import {ColumnsView} from './columns-view.tsx'
import {closeFilter} from './folder-filter.ts'
import {reopenFiles} from './files-view.ts'
import {openEntry} from './open-entry.ts'
import {loadRow} from './read-rows.ts'
import {useSelection} from './selection-store.ts'
import {placeToAsk} from './target.ts'
import {useViewOptions} from './view-options.ts'

const words = messages.empty

interface PaneParts extends EntryMenus {
  readonly hiddenShown: boolean
  readonly nothingIndexed: boolean
  readonly openFolder: (path: string) => void
  readonly onUp: () => void
}

/** What a pane shows of a folder or a search: the files, or why there are none to see. */
export function FilesPane({hiddenShown, nothingIndexed, openFolder, onUp, ...menus}: PaneParts) {
  const pane = usePane()
  const {phase, late, rows, failure, gone} = useFiles()
  const layout = useViewOptions((state) => state.layout)
  if (failure && !rows) return <FailedState failure={failure} gone={gone ?? false} onUp={onUp} />
  if (!rows) return <Opening>{phase === 'idle' ? '' : words.opening}</Opening>
  const open = async (row: number): Promise<void> => {
    const item = await beingChosen(
      attempt(() => loadRow(row, pane)),
      pane,
    )
    if (item) await openEntry(item, openFolder)
  }
  const aside = (by: 1 | -1): void => {
    const {activeItem, active} = useSelection.getState(pane).selection
    if (by < 0) onUp()
    else if (activeItem?.kind === 'dir') void open(active)
  }
  const inColumns = layout === 'columns' && rows.folder !== undefined
  // Only its own rows are late: the columns beside stand, with the keyboard where it is in one of them.
  if (late)
    return (
      <Around rows={rows} columns={inColumns}>
        <Opening>{words.opening}</Opening>
      </Around>
    )
  return (
    <Around rows={rows} columns={inColumns}>
      <EntryMenu {...menus}>
        <FilesGrid
          rows={rows}
          layout={layout === 'columns' && !inColumns ? 'list' : layout}
          onAside={inColumns ? aside : undefined}
          onOpen={(row) => void open(row)}
        />
      </EntryMenu>
      {rows.total === 0 ? (
        <div className="pane-empty">
          <NoRows rows={rows} hiddenShown={hiddenShown} nothingIndexed={nothingIndexed} />
        </div>
      ) : null}
    </Around>
  )
}

const Opening = ({children}: {readonly children: string}) => (
  <p className="pane-opening" role="status">
    {children}
  </p>
)

/** What was found lies in many folders: no column leads to it. */
function Around({rows, columns, children}: {readonly rows: Rows; readonly columns: boolean; readonly children: ReactNode}) {
  if (!columns || !rows.folder) return children
  return (
    <ColumnsView rows={rows} folder={placeToAsk(rows.folder)}>
      {children}
    </ColumnsView>
  )
}

function NoRows({
  rows,
  hiddenShown,
  nothingIndexed,
}: {
  readonly rows: Rows
  readonly hiddenShown: boolean
  readonly nothingIndexed: boolean
}) {
  const pane = usePane()
  const {search, filter, entries} = rows.wish.source
  if (entries) return <EmptyState icon={ShoppingBasket} title={messages.pages.basket.none} text={messages.pages.basket.noneText} />
  if (filter) {
    return (
      <EmptyState icon={ListFilter} title={messages.tabs.filter.none} text={messages.tabs.filter.noneText}>
        <Button onClick={() => closeFilter(pane)}>{messages.tabs.filter.close}</Button>
      </EmptyState>
    )
  }
  if (search) {
    const query = search.query ?? ''
    return (
      <EmptyState
        icon={Search}
        title={words.results}
        text={nothingIndexed ? words.notIndexedText : query === '' ? words.filteredText : words.resultsText(shown(query))}
      />
    )
  }
  if (!hiddenShown) return <EmptyState icon={FolderOpen} title={words.folder} text={words.hiddenText} />
  return <EmptyState icon={FolderOpen} title={words.folder} text={words.folderText} />
}

const faces: Readonly<Partial<Record<ErrorCode, readonly [LucideIcon, string]>>> = {
  PermissionDenied: [Lock, words.unreadable],
  NotAllowed: [Lock, words.unreadable],
  Offline: [Unplug, words.offline],
  PathNotFound: [Ghost, words.missing],
  NotFound: [Ghost, words.missing],
  NotAFolder: [CircleOff, words.failed],
}

interface FailedParts {
  readonly failure: Failure
  readonly gone: boolean
  readonly onUp: () => void
}

function FailedState({failure, gone, onUp}: FailedParts) {
  const pane = usePane()
  const [icon, title] = faces[failure.code] ?? [CircleAlert, words.failed]
  const text = [failure.message, gone ? words.goneText : failure.hint].filter(Boolean).join(' ')
  return (
    <EmptyState icon={icon} title={gone ? words.gone : title} text={text} alert>
      <Button onClick={() => reopenFiles(pane)}>{messages.tryAgain}</Button>
      {icon === Ghost ? (
        <Button look="plain" onClick={onUp}>
          {words.above}
        </Button>
      ) : null}
    </EmptyState>
  )
}
