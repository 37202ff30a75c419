import {ArrowUp, Columns2, Columns3, LayoutGrid, Link2, List, PanelRight, Settings2} from 'lucide-react'
import type {KeyboardEvent} from 'react'
import {CommandButton} from '../commands/command-button.tsx'
import {focusFiles} from '../commands/focus.ts'
import {useViewOptions} from '../features/files/index.ts'
import {useInspector} from '../features/inspector/index.ts'
import {HistoryButton, PathBar} from '../features/places/index.ts'
import {clearSearch, SearchBox} from '../features/search/index.ts'
import {activeTab, useTabs} from '../features/tabs/index.ts'
import {messages} from '../messages.ts'
import {stepFocus} from '../ui/step-focus.ts'
import {useKnownWords} from './use-known-words.ts'

const words = messages.navigation

/** The way back and forth, where one is, the search, and how files are laid out. */
export function Toolbar({path}: {readonly path: string | undefined}) {
  const layout = useViewOptions((state) => state.layout)
  const known = useKnownWords()
  return (
    <div className="toolbar" role="toolbar" aria-label={words.toolbar} onKeyDown={moveInToolbar}>
      <div className="toolbar-group">
        <HistoryButton by={-1} />
        <HistoryButton by={1} />
        <CommandButton id="go.up" icon={ArrowUp} label={words.up} disabled={path === undefined} />
      </div>
      <PathBar path={path} onDone={() => focusFiles()} onGo={() => clearSearch()} />
      <SearchBox known={known} onDown={() => focusFiles()} />
      <div className="toolbar-group" role="group" aria-label={words.view}>
        <CommandButton id="view.grid" icon={LayoutGrid} label={words.grid} aria-pressed={layout === 'grid'} />
        <CommandButton id="view.list" icon={List} label={words.list} aria-pressed={layout === 'list'} />
        <CommandButton id="view.columns" icon={Columns3} label={messages.tabs.columnsView} aria-pressed={layout === 'columns'} />
        <SplitButtons />
      </div>
      <DetailsButton />
      <CommandButton id="app.settings" icon={Settings2} label={words.settings} />
    </div>
  )
}

/** Arrows lead from button to button. Where one writes they move in the text, and Tab leads on. */
function moveInToolbar(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || !(event.target instanceof HTMLButtonElement)) return
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button:not(:disabled)')].filter((one) => one.checkVisibility())
  if (stepFocus(event, buttons, 'line')) event.preventDefault()
}

function SplitButtons() {
  const {panes, linked} = useTabs(activeTab)
  const split = panes.length > 1
  return (
    <>
      <CommandButton id="view.split" icon={Columns2} label={messages.tabs.split} aria-pressed={split} />
      {split ? <CommandButton id="view.linked" icon={Link2} label={messages.tabs.linked} aria-pressed={linked} /> : null}
    </>
  )
}

function DetailsButton() {
  const open = useInspector((state) => state.open)
  return <CommandButton id="view.inspector" icon={PanelRight} label={messages.inspect.toggle} aria-pressed={open} />
}
