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
import {moveInSidebar} from './sidebar-keys.ts'

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
      <div className="sidebar-scroll" onKeyDown={moveInSidebar}>
        <button
          type="button"
          className="location sidebar-home"
          aria-current={atHome ? 'location' : undefined}
          data-open-page=""
          onClick={() => runCommand('go.home')}
        >
          <House size={15} strokeWidth={1.7} aria-hidden />
          {messages.home}
        </button>
        <BasketLink current={page === 'basket'} onOpen={() => runCommand('page.basket')} menu={<BasketCommands />} />
        <div className="sidebar-group">
          <FavouriteList current={path} onOpen={open} />
        </div>
        <div className="sidebar-group">
          <h2>{messages.locations.title}</h2>
          <LocationList current={path} onOpen={open} menu={(location) => <LocationCommands location={location} />} />
        </div>
        <div className="sidebar-group">
          <h2>{messages.volumes.title}</h2>
          <VolumeList onOpen={open} menu={(volume) => <VolumeCommands volume={volume} />} />
        </div>
        <div className="sidebar-group">
          <SavedList current={text} onOpen={(saved) => showSaved(saved)} />
        </div>
        <div className="sidebar-group">
          <TagTree current={tag} onOpen={({id}) => showTag(id)} menu={(one) => <TagCommands tag={one} />} />
        </div>
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
      className="location"
      aria-current={current === name ? 'location' : undefined}
      data-open-page={name}
      onClick={() => runCommand(name === 'settings' ? 'app.settings' : `page.${name}`)}
    >
      <Icon size={15} strokeWidth={1.7} aria-hidden />
      {messages.pages[name].title}
    </button>
  ))
}
