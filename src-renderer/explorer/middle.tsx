import {type DragEvent, type ReactNode, useEffect, useState} from 'react'
import type {Item} from '../../src-main/contract/file.ts'
import {droppedPaths} from '../core/bridge.ts'
import {EntryActs, PlaceActs, TrashPage} from '../features/acts/index.ts'
import {DuplicatesPage} from '../features/duplicates/index.ts'
import {EntryMarks, FilesPane, pathOf, reopenFiles, StatusLine, useFiles} from '../features/files/index.ts'
import {HistoryPage} from '../features/audit/index.ts'
import {ActivityPage, JobsPanel} from '../features/jobs/index.ts'
import {addLocation, IndexThisFolder, LocationCards, useLocations} from '../features/locations/index.ts'
import {goTo, goUp, HomePage, isWithin, nameOf, type PageName, parentOf, useNavigation} from '../features/places/index.ts'
import {clearSearch, isSearching, SearchStrip, useSearch} from '../features/search/index.ts'
import {useSettings} from '../features/settings/index.ts'
import {drawTags, TagsMenu} from '../features/tags/index.ts'
import {messages} from '../messages.ts'
import {shown} from '../ui/format.ts'
import {PopupLine} from '../ui/popup.tsx'
import {Notices, SessionStrip} from './notices.tsx'
import {Toolbar} from './toolbar.tsx'
import {useMoves, useShown, useShownPath} from './use-shown.ts'

const openFolder = (folder: string): void => {
  clearSearch()
  goTo({folder})
}

const pages: Readonly<Record<PageName, () => ReactNode>> = {
  duplicates: DuplicatesPage,
  trash: TrashPage,
  history: HistoryPage,
  activity: ActivityPage,
}

/** The middle of the window: where one is, what is there, and what is being worked on. */
export function Middle({onSettings}: {readonly onSettings: () => void}) {
  useShown()
  useMoves()
  const path = useShownPath()
  const searching = useSearch(isSearching)
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  const title = searching ? messages.search.box : path === undefined ? messages.home : shown(nameOf(path))
  const inFiles = path !== undefined || searching
  const Page = inFiles ? Files : page === undefined ? Home : pages[page]
  return (
    <div className="middle">
      <header>
        <Toolbar path={path} onSettings={onSettings} />
        <SessionStrip />
      </header>
      <main className="pane">
        {inFiles ? <h1 className="unseen">{title}</h1> : null}
        {searching ? <FoundStrip canScope={path !== undefined} /> : <UnindexedStrip />}
        <DropPlace adds={Page === Home}>
          <Page />
        </DropPlace>
        <Notices />
      </main>
      {Page === ActivityPage ? null : <JobsPanel />}
      <StatusLine />
    </div>
  )
}

function Home() {
  const beginner = useLocations(({known, value}) => known && value.length === 0)
  return (
    <HomePage beginner={beginner}>
      <LocationCards onOpen={openFolder} />
    </HomePage>
  )
}

function Files() {
  const hiddenShown = useSettings((state) => state.value.showHidden ?? false)
  const nothingIndexed = useLocations(({known, value}) => known && value.length === 0)
  const path = useShownPath()
  const showInFolder = (item: Item): void => {
    const folder = parentOf(pathOf(item))
    clearSearch()
    if (folder !== undefined) goTo({folder}, item.id ? {id: item.id} : {name: item.name})
  }
  const indexFolder = (path: string): void => void addLocation(path)
  return (
    <EntryMarks value={drawTags}>
      <FilesPane
        hiddenShown={hiddenShown}
        nothingIndexed={nothingIndexed}
        openFolder={openFolder}
        showInFolder={showInFolder}
        indexFolder={indexFolder}
        onUp={() => goUp(path)}
        entryActs={
          <>
            <EntryActs />
            <PopupLine />
            <TagsMenu />
          </>
        }
        placeActs={<PlaceActs />}
      />
    </EntryMarks>
  )
}

function FoundStrip({canScope}: {readonly canScope: boolean}) {
  const found = useFiles(({rows}) => (rows?.wish.source.search ? rows.total : undefined))
  return <SearchStrip found={found} canScope={canScope} />
}

function UnindexedStrip() {
  const path = useFiles(({rows}) => (rows?.folder && !rows.folder.indexed ? rows.folder.path : undefined))
  const covered = useLocations(({value}) => path !== undefined && value.some((location) => isWithin(path, location.path)))
  // It has just become a location, or lies in one: what is shown is asked for again, as entries of the index.
  useEffect(() => {
    if (covered) reopenFiles()
  }, [covered])
  return path === undefined || covered ? null : <IndexThisFolder path={path} />
}

/** A folder that is dropped at home becomes a location, where the window may know its path; among files it is an act on files. */
function DropPlace({adds, children}: {readonly adds: boolean; readonly children: ReactNode}) {
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
      if (location) openFolder(location.path)
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
