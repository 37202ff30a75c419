import {activePane} from '../../core/pane.ts'
import {isOnItsWay, useFiles} from '../../features/files/index.ts'

interface Held {
  readonly target: Element
  readonly event: KeyboardEvent
}

const moves = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown', 'Delete', 'F2'])
const withModifier = new Set(['a', 'c', 'd', 'v', 'x'])

/**
 * Keys that choose or change files wait while the rows of the folder before still stand: who opens a folder and
 * presses “select all, delete” at once means the files that come, and must never lose those that were left.
 */
export function holdKeys(): () => void {
  let held: Held[] = []
  const hold = (event: KeyboardEvent): void => {
    const {target} = event
    if (!event.isTrusted || !(target instanceof Element) || !isForRows(event, target)) return
    if (held.length === 0 && !isOnItsWay(activePane())) return
    event.preventDefault()
    event.stopImmediatePropagation()
    held.push({target, event})
  }
  const letGo = (): void => {
    const keys = held
    held = []
    // Who has gone elsewhere meanwhile does not mean them any more.
    for (const {target, event} of keys) if (isAmongFiles(document.activeElement)) again(target, event)
  }
  const followed = useFiles.subscribe((_, __, pane) => {
    // One frame later the new rows are drawn and have the keyboard.
    if (held.length > 0 && pane === activePane() && !isOnItsWay(pane)) requestAnimationFrame(letGo)
  })
  window.addEventListener('keydown', hold, {capture: true})
  return () => {
    followed()
    window.removeEventListener('keydown', hold, {capture: true})
  }
}

function again(target: Element, {key, code, ctrlKey, metaKey, shiftKey, altKey}: KeyboardEvent): void {
  const place = target.isConnected && target !== document.body ? target : (document.activeElement ?? document.body)
  place.dispatchEvent(new KeyboardEvent('keydown', {key, code, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true}))
}

function isForRows(event: KeyboardEvent, target: Element): boolean {
  if (event.altKey || event.isComposing || !isAmongFiles(target)) return false
  const modified = event.ctrlKey || event.metaKey
  return moves.has(event.key) || (modified ? withModifier.has(event.key.toLowerCase()) : event.key.length === 1 && event.key !== ' ')
}

const isAmongFiles = (target: Element | null): boolean => target === document.body || Boolean(target?.closest('.files'))
