import {X} from 'lucide-react'
import {type Pane, PaneProvider} from '../core/pane.ts'
import {activatePane, closeSplit, usePaneTitle, useShownPath} from '../features/tabs/index.ts'
import {messages} from '../messages.ts'
import {shown} from '../ui/format.ts'
import {IconButton} from '../ui/icon-button.tsx'
import {PaneView} from './pane-view.tsx'

const words = messages.tabs

interface FrameParts {
  readonly pane: Pane
  readonly active: boolean
  readonly side: 'left' | 'right'
  /** Its part of the width beside another one; none where it stands alone. */
  readonly share?: number | undefined
}

/** One pane in its place; of two each has a head that names it, and whatever is done in one makes it the active one. */
export function PaneFrame({pane, active, side, share}: FrameParts) {
  const activate = (): void => activatePane(pane)
  return (
    <PaneProvider value={pane}>
      <div
        className="pane"
        data-pane={pane.id}
        data-active={active ? '' : undefined}
        {...(share === undefined ? {} : {role: 'group', 'aria-label': words[side]})}
        style={share === undefined ? {} : {flexGrow: share}}
        onPointerDownCapture={activate}
        onFocusCapture={activate}
      >
        {share === undefined ? null : <PaneHead pane={pane} />}
        <PaneView />
      </div>
    </PaneProvider>
  )
}

function PaneHead({pane}: {readonly pane: Pane}) {
  const title = usePaneTitle()
  const path = useShownPath()
  return (
    <div className="pane-head" data-drop-folder={path}>
      <h2 title={path === undefined ? undefined : shown(path)}>{title}</h2>
      <IconButton icon={X} small label={words.closePane} onClick={() => closeSplit(pane)} />
    </div>
  )
}
