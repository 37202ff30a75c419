import {attempt} from '../../core/attempt.ts'
import {droppedPaths} from '../../core/bridge.ts'
import {paneUnder} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {entryUnder, pathOf, shownFolder} from '../files/index.ts'
import {goTo, here, nameOf} from '../places/index.ts'
import {beginDrag, carryOut, dropForeign, dropOwn, endDrag, mayDrop, onVolumeOf, ownDrag, useDrag} from './drag-session.ts'
import {dropContent} from './drop-content.ts'
import {scrollAtEdge, stopScrolling} from './drag-scroll.ts'
import {type DragVerb, dragVerb} from './drag-verb.ts'
import {contentOf, isContent} from './foreign-content.ts'
import {onMac} from '../../core/platform.ts'

const SPRING_MS = 700

interface Place {
  readonly folder: string
  /** What is marked while the pointer is over it. */
  readonly mark: HTMLElement
}

let marked: HTMLElement | undefined
let spring: ReturnType<typeof setTimeout> | undefined
/** What is dragged was taken up in this page: a tag, a column, words of it. None of that is content of another program. */
let fromHere = false

/** Lets files be dragged within the window, into it and out of it; the answer ends it. Whatever has `data-drop-folder` is a place too. */
export function listenToDrags(): () => void {
  const listeners = {
    dragstart: onStart,
    dragover: onOver,
    dragleave: onLeave,
    drop: onDrop,
    dragend: onEnd,
    pointermove: onFreeMove,
  } as const
  for (const [type, listen] of Object.entries(listeners)) document.addEventListener(type, listen as EventListener)
  return () => {
    for (const [type, listen] of Object.entries(listeners)) document.removeEventListener(type, listen as EventListener)
  }
}

function onStart(event: DragEvent): void {
  fromHere = true
  if (!event.dataTransfer || !beginDrag(event.target)) return
  event.dataTransfer.effectAllowed = 'all'
  event.dataTransfer.setData('text/plain', (ownDrag()?.paths ?? []).join('\n'))
}

function onOver(event: DragEvent): void {
  scrollAtEdge(event)
  const place = placeUnder(event)
  const verb = place && verbAt(event, place.folder)
  if (!event.dataTransfer || !place || !verb) return forget()
  event.preventDefault()
  event.dataTransfer.dropEffect = verb
  if (marked !== place.mark) mark(place)
  const label = carriesPaths(event) || ownDrag() ? verb : 'make'
  useDrag.setState({label: messages.act.drag[label](shown(nameOf(place.folder))), x: event.clientX, y: event.clientY})
}

function onLeave(event: DragEvent): void {
  if (event.relatedTarget !== null) return
  forget()
  if (ownDrag()) void carryOut()
}

function onDrop(event: DragEvent): void {
  const place = placeUnder(event)
  const verb = place && verbAt(event, place.folder)
  if (!place || !verb) return
  event.preventDefault()
  const own = ownDrag()
  const paths = own ? [] : droppedPaths(event.dataTransfer?.files ?? [])
  const content = !own && event.dataTransfer ? contentOf(event.dataTransfer) : []
  onEnd()
  if (own) void dropOwn(own, place.folder, verb)
  else if (paths.length > 0) void dropForeign(paths, place.folder, verb)
  else void attempt(() => dropContent(content, place.folder, paneUnder(event.target)))
}

function onEnd(): void {
  fromHere = false
  stopScrolling()
  forget()
  endDrag()
}

/** The row that was dragged may have left the page, and then nobody is told of the end: a pointer that moves by itself drags nothing. */
function onFreeMove(): void {
  if (ownDrag() || fromHere) onEnd()
}

/** What a drop would do; nothing where it would do harm or nothing. Foreign files tell their paths only when they are dropped, so they are copied. */
function verbAt(event: DragEvent, folder: string): DragVerb | undefined {
  const own = ownDrag() !== undefined
  if (!own && !carriesPaths(event)) return carriesContent(event) ? 'copy' : undefined
  const verb = dragVerb(event, {onMac, sameVolume: own && onVolumeOf(folder)})
  if (!own) return verb === 'link' ? 'copy' : verb
  return mayDrop(folder, verb) ? verb : undefined
}

// The desktop program knows where dropped files lie, a browser only what is in them; an image of a browser says both.
const carriesPaths = ({dataTransfer}: DragEvent): boolean =>
  window.onefold !== undefined && dataTransfer !== null && dataTransfer.types.includes('Files') && !dataTransfer.types.includes('text/html')

const carriesContent = ({dataTransfer, target}: DragEvent): boolean =>
  !fromHere && dataTransfer !== null && isContent(dataTransfer) && !(target instanceof Element && target.matches('input, textarea'))

function placeUnder({target}: DragEvent): Place | undefined {
  if (!(target instanceof Element)) return undefined
  const named = target.closest<HTMLElement>('[data-drop-folder]')
  const folder = named?.dataset['dropFolder']
  if (named && folder) return {folder, mark: named}
  const grid = target.closest<HTMLElement>('.files')
  if (!grid) return undefined
  const entry = entryUnder(target)
  const row = target.closest<HTMLElement>('[data-row]')
  if (entry?.item.kind === 'dir' && row) return {folder: pathOf(entry.item), mark: row}
  const here = shownFolder(paneUnder(target))
  return here === undefined ? undefined : {folder: here, mark: grid}
}

function mark(place: Place): void {
  forget()
  marked = place.mark
  marked.dataset['drop'] = ''
  // A folder that the pointer rests on opens, so that one gets below it with full hands.
  if (!place.mark.matches('.files')) spring = setTimeout(() => openUnder(place), SPRING_MS)
}

// A tab is shown, and a step or a place does what a click does; each would do it for who has a hand free.
function openUnder({mark: under, folder}: Place): void {
  if (under.matches('button, [role="tab"]')) under.click()
  else if (here(paneUnder(under)).place.folder !== folder) goTo({folder}, undefined, paneUnder(under))
}

function forget(): void {
  clearTimeout(spring)
  if (marked) delete marked.dataset['drop']
  marked = undefined
  if (useDrag.getState().label !== undefined) useDrag.setState({label: undefined})
}
