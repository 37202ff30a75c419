import {actByKey} from '../features/acts/index.ts'
import {askForPattern, copyPaths, invert, openFilter, previewByKey, reopenFiles, setLayout} from '../features/files/index.ts'
import {toggleInspector} from '../features/inspector/index.ts'
import {goTo, goUp, here, home, step, usePathEditing} from '../features/places/index.ts'
import {clearSearch, isSearching, useSearch} from '../features/search/index.ts'
import {change, useSettings} from '../features/settings/index.ts'
import {openTagPopover} from '../features/tags/index.ts'
import {focusFiles, focusSearch} from './focus.ts'
import {tabByKey} from './tab-keys.ts'

type Chord = (event: KeyboardEvent) => boolean

const onMac = navigator.platform.startsWith('Mac')
const mod = (event: KeyboardEvent): boolean => (onMac ? event.metaKey : event.ctrlKey) && !event.altKey
const letter =
  (key: string): Chord =>
  (event) =>
    mod(event) && !event.shiftKey && event.key.toLowerCase() === key
// Digits by their place: on many keyboards they need Shift.
const digit =
  (code: string): Chord =>
  (event) =>
    mod(event) && !event.shiftKey && event.code === code
const alt =
  (key: string): Chord =>
  (event) =>
    event.altKey && !event.ctrlKey && !event.metaKey && event.key === key
const plain =
  (key: string): Chord =>
  (event) =>
    event.key === key && !event.ctrlKey && !event.metaKey && !event.altKey

const shortcuts: readonly (readonly [Chord, () => void])[] = [
  [letter('f'), focusSearch],
  [letter(';'), () => void openTagPopover()],
  [plain('F3'), focusSearch],
  [letter('i'), filterHere],
  [letter('l'), () => usePathEditing.setState({editing: true})],
  [alt('d'), () => usePathEditing.setState({editing: true})],
  [digit('Digit1'), () => setLayout('grid')],
  [digit('Digit2'), () => setLayout('list')],
  [digit('Digit3'), () => setLayout('columns')],
  [letter('h'), () => void change('showHidden', !(useSettings.getState().value.showHidden ?? false))],
  [(event) => mod(event) && event.shiftKey && event.key.toLowerCase() === 'c', () => void copyPaths()],
  [alt('ArrowLeft'), () => step(-1)],
  [alt('ArrowRight'), () => step(1)],
  [alt('ArrowUp'), () => goUp(here().place.folder)],
  [alt('Home'), () => goTo(home)],
  [alt('Enter'), toggleInspector],
  [(event) => mod(event) && event.shiftKey && event.key.toLowerCase() === 'i', () => invert()],
  [(event) => (onMac ? event.metaKey : event.ctrlKey) && event.altKey && event.code === 'KeyA', () => askForPattern()],
  [(event) => (onMac ? event.metaKey : event.ctrlKey) && event.altKey && event.code === 'KeyI', toggleInspector],
  [plain('F5'), () => reopenFiles()],
]

function filterHere(): void {
  const {folder} = here().place
  if (folder === undefined) return
  clearSearch()
  openFilter(folder)
}

/** The keys that mean the same wherever the keyboard is; the answer ends it. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKey)
  window.addEventListener('mouseup', onMouse)
  return () => {
    window.removeEventListener('keydown', onKey)
    window.removeEventListener('mouseup', onMouse)
  }
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.defaultPrevented || document.querySelector('[role="dialog"]')) return
  if (tabByKey(event)) return event.preventDefault()
  const found = shortcuts.find(([chord]) => chord(event))
  if (found) {
    event.preventDefault()
    found[1]()
  } else if (isWriting(event.target)) return
  else if (isAmongFiles(event.target) && (actByKey(event) || previewByKey(event))) event.preventDefault()
  else onBareKey(event)
}

function onBareKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Backspace') step(-1)
  else if (event.key === 'Escape' && isSearching(useSearch.getState()) && !document.querySelector('[role="menu"]')) {
    clearSearch()
    focusFiles()
  } else return
  event.preventDefault()
}

function onMouse(event: MouseEvent): void {
  if (event.button === 3) step(-1)
  if (event.button === 4) step(1)
}

// Keys that change files are for the files alone: not for who stands on a button elsewhere.
function isAmongFiles(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof Element && target.closest('.notices, .files') !== null && !target.closest('[data-beside]'))
  )
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input:not([type="radio"], [type="checkbox"]), textarea') || target.isContentEditable)
  )
}
