import './tabs.css'
import {ContextMenu} from '@base-ui/react/context-menu'
import {Columns2, Plus, X} from 'lucide-react'
import {type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef} from 'react'
import {useKeyText} from '../../core/key-texts.ts'
import {PaneProvider} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {Popup} from '../../ui/popup.tsx'
import {home} from '../places/index.ts'
import {usePaneTitle, useShownPath} from './pane-title.ts'
import {type Leaving, type Spot, useTabDrag} from './tab-drag.ts'
import {closeTab, openTab, paneOf, selectTab, type Tab, useTabs} from './tabs.ts'

const words = messages.tabs

interface StripParts {
  /** What can be done with a tab. */
  readonly menu: (tab: Tab) => ReactNode
  /** A tab was drawn out, and let go of at a point of the screens. */
  readonly onLeave: (tab: Tab, at: Spot) => void
}

/** The tabs of the window; not there while there is only one. */
export function TabStrip({menu, onLeave}: StripParts) {
  const newKey = useKeyText('tab.new')
  const {tabs, at} = useTabs()
  const list = useRef<HTMLDivElement>(null)
  const {leaving, onPointerDown} = useTabDrag({list, onLeave})
  if (tabs.length < 2) return null
  return (
    <div className="tab-strip">
      <div
        ref={list}
        role="tablist"
        className="tab-list"
        aria-label={words.tabs}
        onKeyDown={(event) => stepByKey(event, at, tabs.length)}
        data-leaving={leaving ? '' : undefined}
        onPointerDown={onPointerDown}
      >
        {tabs.map((tab, index) => (
          <PaneProvider key={tab.id} value={paneOf(tab)}>
            <TabButton tab={tab} selected={index === at} at={index} menu={menu} />
          </PaneProvider>
        ))}
      </div>
      <IconButton icon={Plus} small label={words.newTab} {...newKey} onClick={() => openTab(home)} />
      {leaving ? <LeavingLabel {...leaving} /> : null}
    </div>
  )
}

/** Says at the pointer what letting go would do; the menu of a tab does the same, so it is only seen. */
function LeavingLabel({x, y}: Leaving) {
  return (
    <div className="tab-leaving" style={{insetBlockStart: y + 18, left: x + 14}} aria-hidden>
      {words.letGo}
    </div>
  )
}

interface ButtonParts extends Pick<StripParts, 'menu'> {
  readonly tab: Tab
  readonly selected: boolean
  readonly at: number
}

export const tabId = (tab: Tab): string => `${tab.id}-head`
export const panelId = (tab: Tab): string => `${tab.id}-panel`

function TabButton({tab, selected, at, menu}: ButtonParts) {
  const title = usePaneTitle()
  const path = useShownPath()
  const button = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (selected) button.current?.scrollIntoView({block: 'nearest', inline: 'nearest'})
  }, [selected])
  const close = (event: MouseEvent): void => {
    event.stopPropagation()
    closeTab(tab)
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        ref={button}
        role="tab"
        id={tabId(tab)}
        className="tab"
        aria-selected={selected}
        aria-controls={selected ? panelId(tab) : undefined}
        tabIndex={selected ? 0 : -1}
        title={path === undefined ? title : shown(path)}
        data-tab={at}
        data-drop-folder={path}
        onClick={() => selectTab(at)}
        onAuxClick={(event) => event.button === 1 && close(event)}
        onKeyDown={(event) => event.key === 'Delete' && event.target === event.currentTarget && closeTab(tab)}
      >
        {tab.panes.length > 1 ? <Columns2 size={13} strokeWidth={1.7} aria-hidden /> : null}
        <span className="tab-title">{title}</span>
        {/* A tab has no parts for a keyboard: Ctrl+W and Delete close it. */}
        <span className="tab-close" aria-hidden title={words.closeNamed(title)} onClick={close}>
          <X size={13} aria-hidden />
        </span>
      </ContextMenu.Trigger>
      <Popup atPointer>{menu(tab)}</Popup>
    </ContextMenu.Root>
  )
}

function stepByKey(event: KeyboardEvent, at: number, count: number): void {
  const mirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: mirrored ? at + 1 : at - 1,
    ArrowRight: mirrored ? at - 1 : at + 1,
    Home: 0,
    End: count - 1,
  }
  const to = steps[event.key]
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const next = (to + count) % count
  selectTab(next)
  event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
}
