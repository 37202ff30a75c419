import {onMac} from '../../core/platform.ts'
import {activePane, type Pane} from '../../core/pane.ts'
import {isBeingChosen, isOnItsWay, isSameSource, useFiles, type Wish} from '../../features/files/index.ts'
import {chordsOf} from './chord.ts'
import {isLetter, type Waiting, waitingOf} from './waiting-keys.ts'
import {isAmongFiles, isNameField} from './where-heard.ts'

interface Held {
  readonly event: KeyboardEvent
  readonly as: Waiting
  /** The one that it was pressed for. */
  readonly pane: Pane
}

/** Who has waited longer has something else in mind: a key that is lost is pressed again, one that acts late changes what nobody meant. */
const LONGEST_WAIT_MS = 5_000

/**
 * Keys that choose or change files wait while the rows of the folder before still stand: who opens a folder and
 * presses “select all, delete” at once means the files that come, and must never lose those that were left. Likewise
 * who types a name, or goes to a row that is yet to be read, and presses “delete” means that one. Whatever else is
 * done meanwhile takes back all that waits.
 */
export function holdKeys(): () => void {
  let held: Held[] = []
  let lettingGo: number | undefined
  let before: Waiting | undefined
  // What rows they are for; one that was just let go may lead on to others.
  let meant: Wish | undefined
  let leads = false
  const drop = (): void => {
    held = []
    before = undefined
    leads = false
  }
  const hold = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isNothingYet(event)) return
    const pane = activePane()
    if (held.some((one) => one.pane !== pane)) drop()
    const as = waitingNow(event, held, pane)
    // A key that is kept down would go on long after it was let go.
    const isKept = event.repeat && (as !== undefined || held.some((one) => one.event.code === event.code))
    if (!as && !isKept) return drop()
    event.preventDefault()
    event.stopImmediatePropagation()
    if (held.length === 0) meant = useFiles.getState(pane).wish
    if (as && !isKept) held.push({event, as, pane})
    lettingGo ??= requestAnimationFrame(letGo)
  }
  const hasLeft = ({pane}: Held): boolean => {
    const {wish} = useFiles.getState(pane)
    if (leads) meant = wish
    leads &&= isBeingChosen(pane)
    return pane !== activePane() || !isSameSource(meant, wish)
  }
  // One at a time: what one chooses is what the next is for. A frame after rows have come they are drawn and have the keyboard.
  const letGo = (): void => {
    const [next] = held
    if (next && hasLeft(next)) drop()
    else if (next && isReady(next, before)) {
      leads = isTimely(next) && again(next.event)
      before = next.as
      held.shift()
      if (!leads) drop()
    }
    if (held.length === 0) drop()
    lettingGo = held.length > 0 ? requestAnimationFrame(letGo) : undefined
  }
  const touch = ({isTrusted}: PointerEvent): void => (isTrusted ? drop() : undefined)
  window.addEventListener('keydown', hold, {capture: true})
  window.addEventListener('pointerdown', touch, {capture: true})
  return () => {
    if (lettingGo !== undefined) cancelAnimationFrame(lettingGo)
    window.removeEventListener('keydown', hold, {capture: true})
    window.removeEventListener('pointerdown', touch, {capture: true})
  }
}

// A modifier alone, or a part of a letter.
const isNothingYet = (event: KeyboardEvent): boolean => event.isComposing || chordsOf(event, onMac).length === 0

function waitingNow(event: KeyboardEvent, held: readonly Held[], pane: Pane): Waiting | undefined {
  const othersWait = held.length > 0
  // A name is written in the order in which it was typed.
  if (isNameField(event.target)) return othersWait && isForName(event) ? 'act' : undefined
  const as = waitingOf(event, held.at(-1)?.event)
  // Letters are added up while the name that they begin is looked for.
  return othersWait || isOnItsWay(pane) || (as === 'act' && isBeingChosen(pane)) ? as : undefined
}

// Letters are added up here, too, by the time at which they were typed.
const isReady = ({as, pane}: Held, before: Waiting | undefined): boolean =>
  !isOnItsWay(pane) && ((as === 'letter' && before === 'letter') || !isBeingChosen(pane))

const isTimely = ({event}: Held): boolean => performance.now() - event.timeStamp < LONGEST_WAIT_MS

/** Presses a key once more where the keyboard is; false where that is no place for it. */
function again(event: KeyboardEvent): boolean {
  const place = document.activeElement ?? document.body
  if (isNameField(place) && event.key !== 'Enter') return isForName(event) && document.execCommand('insertText', false, event.key)
  if (!isAmongFiles(place) || document.querySelector('[role="dialog"]')) return false
  place.dispatchEvent(copyOf(event))
  return true
}

const isForName = (event: KeyboardEvent): boolean => event.key === 'Enter' || isLetter(event)

/** As it was pressed, and when. */
function copyOf(event: KeyboardEvent): KeyboardEvent {
  const {key, code, location, ctrlKey, metaKey, shiftKey, altKey, timeStamp} = event
  const modifierAltGraph = event.getModifierState('AltGraph')
  const init = {key, code, location, ctrlKey, metaKey, shiftKey, altKey, modifierAltGraph, bubbles: true, cancelable: true}
  return Object.defineProperty(new KeyboardEvent('keydown', init), 'timeStamp', {value: timeStamp})
}
