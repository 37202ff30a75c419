import {activePane, type Pane} from '../../core/pane.ts'
import {isBeingChosen, isOnItsWay} from '../../features/files/index.ts'

interface Held {
  readonly target: Element
  readonly event: KeyboardEvent
}

const moves = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Delete', 'F2'])
const withModifier = new Set(['a', 'c', 'd', 'v', 'x'])

/**
 * Keys that choose or change files wait while the rows of the folder before still stand: who opens a folder and
 * presses “select all, delete” at once means the files that come, and must never lose those that were left. Likewise
 * who types a name, or goes to a row that is yet to be read, and presses “delete” means that one.
 */
export function holdKeys(): () => void {
  const held: Held[] = []
  let lettingGo: number | undefined
  const hold = (event: KeyboardEvent): void => {
    const {target} = event
    if (!event.isTrusted || !(target instanceof Element) || !waits(event, target, held.length > 0)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    // A key that is kept down would go on long after it was let go.
    if (!event.repeat) held.push({target, event})
    lettingGo ??= requestAnimationFrame(letGo)
  }
  // One at a time: what one chooses is what the next is for. A frame after rows have come they are drawn and have the keyboard.
  const letGo = (): void => {
    const next = isReady(activePane()) ? held.shift() : undefined
    // Who has gone elsewhere meanwhile does not mean them any more.
    if (next && isAmongFiles(document.activeElement)) again(next.target, next.event)
    lettingGo = held.length > 0 ? requestAnimationFrame(letGo) : undefined
  }
  window.addEventListener('keydown', hold, {capture: true})
  return () => {
    if (lettingGo !== undefined) cancelAnimationFrame(lettingGo)
    window.removeEventListener('keydown', hold, {capture: true})
  }
}

const isReady = (pane: Pane): boolean => !isOnItsWay(pane) && !isBeingChosen(pane)

function waits(event: KeyboardEvent, target: Element, othersWait: boolean): boolean {
  const isLetter = isLetterKey(event)
  if (!isAmongFiles(target) || event.altKey || event.isComposing || !(isLetter || isForRows(event))) return false
  // Letters are added up while the name that they begin is looked for.
  return othersWait || isOnItsWay(activePane()) || (!isLetter && isBeingChosen(activePane()))
}

function again(target: Element, {key, code, ctrlKey, metaKey, shiftKey, altKey}: KeyboardEvent): void {
  const place = target.isConnected && target !== document.body ? target : (document.activeElement ?? document.body)
  place.dispatchEvent(new KeyboardEvent('keydown', {key, code, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true}))
}

const isLetterKey = ({key, ctrlKey, metaKey}: KeyboardEvent): boolean => !ctrlKey && !metaKey && key.length === 1 && key !== ' '

const isForRows = ({key, ctrlKey, metaKey}: KeyboardEvent): boolean =>
  moves.has(key) || ((ctrlKey || metaKey) && withModifier.has(key.toLowerCase())) || (isBeingChosen(activePane()) && key === 'Enter')

// What stands beside is only looked at: a key that is pressed there is for nothing else.
const isAmongFiles = (target: Element | null): boolean =>
  target === document.body || Boolean(target?.closest('.files') && !target.closest('[data-beside]'))
