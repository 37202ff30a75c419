import './explorer.css'
import {DirectionProvider} from '@base-ui/react/direction-provider'
import {useEffect} from 'react'
import {followKeyChoices} from '../commands/keys/key-choices.ts'
import {tellKeyTexts} from '../commands/keys/keymap.ts'
import {listenToKeys} from '../commands/keys/listen-to-keys.ts'
import {Palette} from '../commands/palette/palette.tsx'
import {ShortcutsSheet} from '../commands/shortcuts/shortcuts-sheet.tsx'
import {runCommand} from '../commands/run-command.ts'
import {tellMenus} from '../commands/tell-menus.ts'
import {useLanguage} from '../core/language.ts'
import type {Pane} from '../core/pane.ts'
import {tellPresence} from '../core/presence.ts'
import {useSession} from '../core/session.ts'
import {ActDialogs, DragBadge, listenToDrags, listenToPlanWishes} from '../features/acts/index.ts'
import {PatternDialog, topRow, useFiles, useSelection} from '../features/files/index.ts'
import {DetailsFeed, Inspector} from '../features/inspector/index.ts'
import {AddLocationDialog, LocationDialogs} from '../features/locations/index.ts'
import {goTo, type Spot, whenLeaving} from '../features/places/index.ts'
import {linkPanes} from '../features/tabs/index.ts'
import {SavedDialog} from '../features/saved/index.ts'
import {useLanguageSetting, useLooks} from '../features/settings/index.ts'
import {TagDialogs} from '../features/tags/index.ts'
import {VolumeDialogs} from '../features/volumes/index.ts'
import {messages} from '../messages.ts'
import {Layers} from '../ui/layers.tsx'
import {followMoves} from './follow-moves.ts'
import {followViews} from './follow-views.ts'
import {followWords} from './follow-words.ts'
import {listenToMiddleClicks} from './middle-click.ts'
import {Middle} from './middle.tsx'
import {ConnectingPage, RefusedPage} from './session-pages.tsx'
import {Sidebar} from './sidebar.tsx'
import {useStart} from './use-start.ts'

/** The whole window. */
export function Explorer() {
  const {phase, round, sentence} = useSession()
  const started = useStart()
  useLooks()
  useLanguageSetting()
  const {direction} = useLanguage()
  if (phase === 'refused') return <RefusedPage sentence={sentence ?? ''} />
  if (round === 0 || !started) return <ConnectingPage />
  return (
    <DirectionProvider direction={direction}>
      <Rooms />
    </DirectionProvider>
  )
}

function Rooms() {
  useEffect(listenToKeys, [])
  useEffect(followKeyChoices, [])
  useEffect(tellKeyTexts, [])
  useEffect(tellMenus, [])
  useEffect(followWords, [])
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
        <Middle />
        <Inspector onPopOut={() => runCommand('view.detailsWindow')} />
        <DetailsFeed />
        <ActDialogs />
        <PatternDialog />
        <TagDialogs />
        <SavedDialog />
        <LocationDialogs />
        <VolumeDialogs />
        <Palette />
        <ShortcutsSheet />
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
