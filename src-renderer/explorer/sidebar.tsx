import {Activity, CalendarDays, ChartPie, CopyCheck, FolderPlus, History, House, type LucideIcon, Trash2} from 'lucide-react'
import {runCommand} from '../commands/run-command.ts'
import {BasketCommands, LocationCommands, TagCommands, VolumeCommands} from '../commands/subject-menus.tsx'
import {leadTo} from '../commands/ways.ts'
import {activePane} from '../core/pane.ts'
import {BasketLink} from '../features/basket/index.ts'
import {FavouriteList} from '../features/favourites/index.ts'
import {HealthSign} from '../features/health/index.ts'
import {LocationList} from '../features/locations/index.ts'
import {SavedList, showSaved} from '../features/saved/index.ts'
import {useSearch} from '../features/search/index.ts'
import {onlyTagIn, showTag, TagTree, useTags} from '../features/tags/index.ts'
import {type PageName, useNavigation} from '../features/places/index.ts'
import {useShownPath} from '../features/tabs/index.ts'
import {VolumeList} from '../features/volumes/index.ts'
import {messages} from '../messages.ts'
import {Button} from '../ui/button.tsx'
import {keepTree} from './keep-tree.ts'
import {moveInTree} from './sidebar-keys.ts'

const pages: readonly (readonly [PageName, LucideIcon])[] = [
  ['timeline', CalendarDays],
  ['sizes', ChartPie],
  ['duplicates', CopyCheck],
  ['trash', Trash2],
  ['history', History],
  ['activity', Activity],
]

/** Where one can go: home, the indexed folders, the disks, and what was done. */
export function Sidebar() {
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  const atHome = useNavigation(({visits, at}) => visits[at]?.place.folder === undefined) && page === undefined
  const path = useShownPath()
  const {text} = useSearch()
  const tag = onlyTagIn(
    text,
    useTags((state) => state.value),
  )
  const open = (folder: string): void => leadTo({folder}, activePane())
  return (
    <nav className="sidebar" aria-label={messages.sidebar}>
      <div ref={keepTree} className="sidebar-scroll" role="tree" aria-label={messages.sidebar} onKeyDown={moveInTree}>
        <button
          type="button"
          role="treeitem"
          className="location sidebar-home"
          aria-level={1}
          tabIndex={-1}
          aria-current={atHome ? 'location' : undefined}
          data-open-page=""
          onClick={() => runCommand('go.home')}
        >
          <House size={15} strokeWidth={1.7} aria-hidden />
          {messages.home}
        </button>
        <BasketLink current={page === 'basket'} onOpen={() => runCommand('page.basket')} menu={<BasketCommands />} />
        <FavouriteList current={path} onOpen={open} />
        <LocationList current={path} onOpen={open} menu={(location) => <LocationCommands location={location} />} />
        <VolumeList onOpen={open} menu={(volume) => <VolumeCommands volume={volume} />} />
        <SavedList current={text} onOpen={(saved) => showSaved(saved)} />
        <TagTree current={tag} onOpen={({id}) => showTag(id)} menu={(one) => <TagCommands tag={one} />} />
        <div className="sidebar-group">
          <PageLinks current={page} />
          <HealthSign current={page === 'health'} onOpen={() => runCommand('page.health')} />
        </div>
      </div>
      <div className="sidebar-foot">
        <Button look="plain" onClick={() => runCommand('location.add')}>
          <FolderPlus size={15} strokeWidth={1.8} aria-hidden />
          {messages.locations.add}
        </Button>
      </div>
    </nav>
  )
}

function PageLinks({current}: {readonly current: PageName | undefined}) {
  return pages.map(([name, Icon]) => (
    <button
      key={name}
      type="button"
      role="treeitem"
      className="location"
      aria-level={1}
      tabIndex={-1}
      aria-current={current === name ? 'location' : undefined}
      data-open-page={name}
      onClick={() => runCommand(name === 'settings' ? 'app.settings' : `page.${name}`)}
    >
      <Icon size={15} strokeWidth={1.7} aria-hidden />
      {messages.pages[name].title}
    </button>
  ))
}
