import {ArrowUp, Columns2, Columns3, LayoutGrid, Link2, List, PanelRight, Settings2} from 'lucide-react'
import {setLayout, useViewOptions} from '../features/files/index.ts'
import {toggleInspector, useInspector} from '../features/inspector/index.ts'
import {goUp, HistoryButton, PathBar} from '../features/places/index.ts'
import {SearchBox} from '../features/search/index.ts'
import {activeTab, toggleLinked, toggleSplit, useTabs} from '../features/tabs/index.ts'
import {messages} from '../messages.ts'
import {IconButton} from '../ui/icon-button.tsx'
import {focusFiles} from './focus.ts'

const words = messages.navigation

/** The way back and forth, where one is, the search, and how files are laid out. */
export function Toolbar({path, onSettings}: {readonly path: string | undefined; readonly onSettings: () => void}) {
  const layout = useViewOptions((state) => state.layout)
  return (
    <div className="toolbar">
      <div className="toolbar-group">
        <HistoryButton by={-1} />
        <HistoryButton by={1} />
        <IconButton icon={ArrowUp} label={words.up} shortcut="Alt+↑" disabled={path === undefined} onClick={() => goUp(path)} />
      </div>
      <PathBar path={path} onDone={() => focusFiles()} />
      <SearchBox onDown={() => focusFiles()} />
      <div className="toolbar-group" role="group" aria-label={words.view}>
        <IconButton
          icon={LayoutGrid}
          label={words.grid}
          shortcut="Ctrl+1"
          aria-pressed={layout === 'grid'}
          onClick={() => setLayout('grid')}
        />
        <IconButton icon={List} label={words.list} shortcut="Ctrl+2" aria-pressed={layout === 'list'} onClick={() => setLayout('list')} />
        <IconButton
          icon={Columns3}
          label={messages.tabs.columnsView}
          shortcut="Ctrl+3"
          aria-pressed={layout === 'columns'}
          onClick={() => setLayout('columns')}
        />
        <SplitButtons />
      </div>
      <DetailsButton />
      <IconButton icon={Settings2} label={words.settings} onClick={onSettings} />
    </div>
  )
}

function SplitButtons() {
  const {panes, linked} = useTabs(activeTab)
  const split = panes.length > 1
  return (
    <>
      <IconButton icon={Columns2} label={messages.tabs.split} shortcut="Ctrl+Shift+S" aria-pressed={split} onClick={toggleSplit} />
      {split ? <IconButton icon={Link2} label={messages.tabs.linked} aria-pressed={linked} onClick={toggleLinked} /> : null}
    </>
  )
}

function DetailsButton() {
  const open = useInspector((state) => state.open)
  return <IconButton icon={PanelRight} label={messages.inspect.toggle} shortcut="Alt+Enter" aria-pressed={open} onClick={toggleInspector} />
}
