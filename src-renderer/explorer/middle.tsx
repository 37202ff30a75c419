import {Fragment} from 'react'
import {moveToWindow} from '../commands/open-window.ts'
import {TabCommands} from '../commands/tab-menu.tsx'
import {leadTo} from '../commands/ways.ts'
import {activePane} from '../core/pane.ts'
import {QuickPreview, StatusLine} from '../features/files/index.ts'
import {JobsPanel} from '../features/jobs/index.ts'
import {useNavigation} from '../features/places/index.ts'
import {isSearching, useSearch} from '../features/search/index.ts'
import {activeTab, panelId, Splitter, tabId, TabStrip, useShownPath, useTabs} from '../features/tabs/index.ts'
import {Notices, SessionStrip} from './notices.tsx'
import {PaneFrame} from './pane-frame.tsx'
import {Toolbar} from './toolbar.tsx'
import {useDecoders} from './use-decoders.ts'

const openFolder = (folder: string): void => leadTo({folder}, activePane())

/** The middle of the window: where one is, what is there, and what is being worked on. */
export function Middle() {
  useDecoders()
  const path = useShownPath()
  const searching = useSearch(isSearching)
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  return (
    <div className="middle">
      <header>
        <TabStrip menu={(tab) => <TabCommands tab={tab} />} onLeave={(tab, at) => void moveToWindow(tab, at)} />
        <Toolbar path={path} />
        <SessionStrip />
      </header>
      <main className="panes">
        <Panes />
        <QuickPreview openFolder={openFolder} />
        <Notices />
      </main>
      {page === 'activity' && path === undefined && !searching ? null : <JobsPanel />}
      <StatusLine />
    </div>
  )
}

function Panes() {
  const several = useTabs(({tabs}) => tabs.length > 1)
  const tab = useTabs(activeTab)
  const [first, second] = tab.panes
  const panel = several ? {role: 'tabpanel', id: panelId(tab), 'aria-labelledby': tabId(tab)} : {}
  return (
    <div className="tab-place" {...panel}>
      {tab.panes.map((pane, at) => (
        <Fragment key={pane.id}>
          {pane === second && first ? <Splitter tab={tab} /> : null}
          <PaneFrame
            pane={pane}
            side={pane === first ? 'left' : 'right'}
            active={at === tab.active}
            share={second && (pane === first ? tab.share : 1 - tab.share)}
          />
        </Fragment>
      ))}
    </div>
  )
}
