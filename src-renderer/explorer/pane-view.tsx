import {type DragEvent, type ReactNode, useEffect, useState} from 'react'
import {EntryCommands, PlaceCommands} from '../commands/file-menu.tsx'
import {ColumnCommands} from '../commands/column-menu.tsx'
import {focusFiles} from '../commands/focus.ts'
import {runCommand} from '../commands/run-command.ts'
import {SizeCommands} from '../commands/size-menu.tsx'
import {leadTo} from '../commands/ways.ts'
import {droppedPaths} from '../core/bridge.ts'
import {type Pane, usePane} from '../core/pane.ts'
import {TrashPage} from '../features/acts/index.ts'
import {HistoryPage} from '../features/audit/index.ts'
import {BasketPlace, BasketStrip} from '../features/basket/index.ts'
import {DuplicatesPage} from '../features/duplicates/index.ts'
import {type ColumnKey, DrawnByOthers, FilesPane, FilterStrip, reopenFiles, useFiles, useFilter} from '../features/files/index.ts'
import {HealthPage} from '../features/health/index.ts'
import {ActivityPage} from '../features/jobs/index.ts'
import {addLocation, IndexThisFolder, LocationCards, useLocations} from '../features/locations/index.ts'
import {Overview, SuggestedFolders} from '../features/overview/index.ts'
import {goUp, HomePage, isWithin, type PageName, useNavigation} from '../features/places/index.ts'
import {SaveButton} from '../features/saved/index.ts'
import {isSearching, SearchStrip, useSearch} from '../features/search/index.ts'
import {SizesPage} from '../features/sizes/index.ts'
import {TimelinePage} from '../features/timeline/index.ts'
import {SettingsPage, useSettings} from '../features/settings/index.ts'
import {usePaneTitle, useShownPath} from '../features/tabs/index.ts'
import {drawTags, drawTagTitle, TagFilter} from '../features/tags/index.ts'
import {messages} from '../messages.ts'
import {Button} from '../ui/button.tsx'
import {useKnownWords} from './use-known-words.ts'
import {useShown} from './use-shown.ts'

const openFolder = (folder: string, pane: Pane): void => leadTo({folder}, pane)

const pages: Readonly<Record<PageName, () => ReactNode>> = {
  basket: BasketPage,
  timeline: TimelinePage,
  sizes: () => <SizesPage menu={<SizeCommands />} />,
  duplicates: DuplicatesPage,
  trash: TrashPage,
  history: HistoryPage,
  activity: ActivityPage,
  settings: SettingsPage,
  health: HealthPage,
}

/** What one pane shows: home, a page, a folder, or what was found. */
export function PaneView() {
  useShown()
  const path = useShownPath()
  const searching = useSearch(isSearching)
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  const title = usePaneTitle()
  const inFolder = path !== undefined || searching
  const Page = inFolder ? Files : page === undefined ? Home : pages[page]
  return (
    <>
      {inFolder || page === 'basket' ? <h1 className="unseen">{title}</h1> : null}
      {searching ? <FoundStrip folder={path} /> : page === 'basket' ? <CollectedStrip /> : <UnindexedStrip />}
      <Filter />
      <DropPlace adds={Page === Home}>
        <Page />
      </DropPlace>
    </>
  )
}

function Home() {
  const pane = usePane()
  const beginner = useLocations(({known, value}) => known && value.length === 0)
  return (
    <HomePage beginner={beginner}>
      {beginner ? <SuggestedFolders /> : <Overview />}
      <LocationCards onOpen={(folder) => openFolder(folder, pane)} />
    </HomePage>
  )
}

const drawnAmongFiles = {
  entryMarks: drawTags,
  tagTitle: drawTagTitle,
  columnMenu: (of: ColumnKey) => <ColumnCommands of={of} />,
}

function Files() {
  const pane = usePane()
  const hiddenShown = useSettings((state) => state.value.showHidden ?? false)
  const nothingIndexed = useLocations(({known, value}) => known && value.length === 0)
  const path = useShownPath()
  return (
    <DrawnByOthers value={drawnAmongFiles}>
      <FilesPane
        hiddenShown={hiddenShown}
        nothingIndexed={nothingIndexed}
        openFolder={(folder) => openFolder(folder, pane)}
        onUp={() => goUp(path, pane)}
        entryMenu={<EntryCommands />}
        placeMenu={<PlaceCommands />}
      />
    </DrawnByOthers>
  )
}

function BasketPage() {
  return (
    <BasketPlace>
      <Files />
    </BasketPlace>
  )
}

function CollectedStrip() {
  return <BasketStrip acts={<Button onClick={() => runCommand('basket.empty')}>{messages.command.titles['basket.empty']}</Button>} />
}

function Filter() {
  const pane = usePane()
  const folder = useNavigation(({visits, at}) => visits[at]?.place.folder)
  const filtering = useFilter((filter) => filter.folder !== undefined && filter.folder === folder)
  const searching = useSearch(isSearching)
  const known = useKnownWords()
  return filtering && !searching ? <FilterStrip known={known} onDone={() => focusFiles(pane)} /> : null
}

function FoundStrip({folder}: {readonly folder: string | undefined}) {
  const found = useFiles(({rows}) => (rows?.wish.source.search ? rows.total : undefined))
  return <SearchStrip found={found} canScope={folder !== undefined} filters={<TagFilter />} acts={<SaveButton folder={folder} />} />
}

function UnindexedStrip() {
  const pane = usePane()
  const path = useFiles(({rows}) => (rows?.folder && !rows.folder.indexed ? rows.folder.path : undefined))
  const covered = useLocations(({value}) => path !== undefined && value.some((location) => isWithin(path, location.path)))
  // It has just become a location, or lies in one: what is shown is asked for again, as entries of the index.
  useEffect(() => {
    if (covered) reopenFiles(pane)
  }, [covered, pane])
  return path === undefined || covered ? null : <IndexThisFolder path={path} />
}

/** A folder that is dropped at home becomes a location, where the window may know its path; among files it is an act on files. */
function DropPlace({adds, children}: {readonly adds: boolean; readonly children: ReactNode}) {
  const pane = usePane()
  const [dropping, setDropping] = useState(false)
  const over = (event: DragEvent): void => {
    if (!adds || !window.onefold || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setDropping(true)
  }
  const drop = async (event: DragEvent): Promise<void> => {
    setDropping(false)
    if (!adds) return
    event.preventDefault()
    for (const path of droppedPaths(event.dataTransfer.files)) {
      const location = await addLocation(path)
      if (location) openFolder(location.path, pane)
    }
  }
  return (
    <div
      className="pane-body"
      data-dropping={dropping ? '' : undefined}
      onDragOver={over}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => void drop(event)}
    >
      {children}
    </div>
  )
}
