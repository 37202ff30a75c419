import './explorer.css'
import {useEffect, useState} from 'react'
import type {Pane} from '../core/pane.ts'
import {tellPresence} from '../core/presence.ts'
import {useSession} from '../core/session.ts'
import {ActDialogs, DragBadge, listenToDrags, listenToPlanWishes} from '../features/acts/index.ts'
import {PatternDialog, topRow, useFiles, useSelection} from '../features/files/index.ts'
import {Inspector} from '../features/inspector/index.ts'
import {AddLocationDialog} from '../features/locations/index.ts'
import {goTo, type Spot, whenLeaving} from '../features/places/index.ts'
import {linkPanes} from '../features/tabs/index.ts'
import {SettingsDialog, useTheme} from '../features/settings/index.ts'
import {TagDialogs} from '../features/tags/index.ts'
import {messages} from '../messages.ts'
import {Layers} from '../ui/layers.tsx'
import {followMoves} from './follow-moves.ts'
import {followViews} from './follow-views.ts'
import {followWords} from './follow-words.ts'
import {listenToKeys} from './keys.ts'
import {listenToMiddleClicks} from './middle-click.ts'
import {Middle} from './middle.tsx'
import {ConnectingPage, RefusedPage} from './session-pages.tsx'
import {Sidebar} from './sidebar.tsx'
import {useStart} from './use-start.ts'

/** The whole window. */
export function Explorer() {
  const {phase, round, sentence} = useSession()
  const started = useStart()
  useTheme()
  if (phase === 'refused') return <RefusedPage sentence={sentence ?? ''} />
  if (round === 0 || !started) return <ConnectingPage />
  return <Rooms />
}

function Rooms() {
  const [settings, setSettings] = useState(false)
  useEffect(listenToKeys, [])
  useEffect(() => followWords(() => setSettings(true)), [])
  useEffect(listenToDrags, [])
  useEffect(listenToPlanWishes, [])
  useEffect(tellPresence, [])
  useEffect(listenToMiddleClicks, [])
  useEffect(followMoves, [])
  useEffect(followViews, [])
  useEffect(linkPanes, [])
  useEffect(() => whenLeaving(currentSpot), [])
  return (
    <Layers label={messages.overlays}>
      <div className="explorer">
        <Sidebar />
        <Middle onSettings={() => setSettings(true)} />
        <Inspector />
        <SettingsDialog open={settings} onClose={() => setSettings(false)} />
        <ActDialogs />
        <PatternDialog />
        <TagDialogs />
        <DragBadge />
        <AddLocationDialog onAdded={(location) => goTo({folder: location.path})} />
      </div>
    </Layers>
  )
}

function currentSpot(pane: Pane): Spot {
  const {selection} = useSelection.getState(pane)
  if (!useFiles.getState(pane).rows) return {}
  const item = selection.keys.size > 0 ? selection.activeItem : undefined
  return {row: topRow(pane), id: item?.id, name: item?.id === undefined ? item?.name : undefined}
}
