import {ContextMenu} from '@base-ui/react/context-menu'
import {ArrowLeft, ArrowRight} from 'lucide-react'
import {type KeyboardEvent, type PointerEvent, useRef} from 'react'
import {useKeyText} from '../../core/key-texts.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {openMenu} from '../../ui/open-menu.ts'
import {Popup, PopupItem} from '../../ui/popup.tsx'
import {type Place, step, useNavigation} from './navigation.ts'
import {nameOf} from './path-parts.ts'

const words = messages.navigation
const MOST_SHOWN = 15
const LONG_PRESS_MS = 500

/** Back, or forward; pressed long, with the right button, or with the arrow key down it lists the whole way. */
export function HistoryButton({by}: {readonly by: -1 | 1}) {
  const pane = usePane()
  const key = useKeyText(by < 0 ? 'go.back' : 'go.forward')
  const {visits, at} = useNavigation()
  const press = useRef<{timer: ReturnType<typeof setTimeout>; listed: boolean}>(undefined)
  const way = visitsFrom(visits, at, by)
  const hold = (event: PointerEvent<HTMLElement>): void => {
    const button = event.currentTarget
    if (event.button !== 0) return
    const mine = {listed: false, timer: setTimeout(() => (mine.listed = openMenu(button)), LONG_PRESS_MS)}
    press.current = mine
  }
  const release = (): void => clearTimeout(press.current?.timer)
  const listByKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    openMenu(event.currentTarget)
  }
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        render={
          <IconButton
            icon={by < 0 ? ArrowLeft : ArrowRight}
            label={by < 0 ? words.back : words.forward}
            {...key}
            aria-haspopup="menu"
            disabled={way.length === 0}
          />
        }
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onKeyDown={listByKey}
        onClick={() => (press.current?.listed ? (press.current = undefined) : step(by, pane))}
      />
      <Popup atPointer>
        {way.map(({place}, index) => (
          <PopupItem key={index} onClick={() => step(by * (index + 1), pane)}>
            {titleOf(place)}
          </PopupItem>
        ))}
      </Popup>
    </ContextMenu.Root>
  )
}

/** The places on the way in one direction, the nearest first. */
function visitsFrom<T>(visits: readonly T[], at: number, by: -1 | 1): readonly T[] {
  return (by < 0 ? visits.slice(0, at).toReversed() : visits.slice(at + 1)).slice(0, MOST_SHOWN)
}

function titleOf({folder, page}: Place): string {
  if (folder !== undefined) return shown(nameOf(folder))
  return page === undefined ? messages.home : messages.pages[page].title
}
