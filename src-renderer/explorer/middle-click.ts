import {entryUnder, pathOf} from '../features/files/index.ts'
import {home, type PageName, pageNames, type Place} from '../features/places/index.ts'
import {openTab} from '../features/tabs/index.ts'

/** Opens what is clicked with the middle button in a tab behind this one: a folder, a step of the path, a place of the sidebar. The answer ends it. */
export function listenToMiddleClicks(): () => void {
  document.addEventListener('auxclick', onClick)
  document.addEventListener('mousedown', onPress)
  return () => {
    document.removeEventListener('auxclick', onClick)
    document.removeEventListener('mousedown', onPress)
  }
}

function onClick(event: MouseEvent): void {
  const place = event.button === 1 ? placeUnder(event.target) : undefined
  if (!place) return
  event.preventDefault()
  openTab(place, {behind: true})
}

// Else it would be the beginning of scrolling.
function onPress(event: MouseEvent): void {
  if (event.button === 1 && placeUnder(event.target)) event.preventDefault()
}

function placeUnder(target: EventTarget | null): Place | undefined {
  if (!(target instanceof Element) || target.closest('[role="tab"]')) return undefined
  const entry = entryUnder(target)
  if (entry?.item.kind === 'dir') return {folder: pathOf(entry.item)}
  const folder = target.closest<HTMLElement>('[data-drop-folder]')?.dataset['dropFolder']
  if (folder) return {folder}
  const page = target.closest<HTMLElement>('[data-open-page]')?.dataset['openPage']
  if (page === undefined) return undefined
  return isPage(page) ? {page} : home
}

const isPage = (name: string): name is PageName => (pageNames as readonly string[]).includes(name)
