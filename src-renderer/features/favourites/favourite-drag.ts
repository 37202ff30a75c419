import {type DragEvent, useState} from 'react'
import {ownDrag} from '../acts/index.ts'
import {pathOf} from '../files/index.ts'
import {pin, placeOf} from './favourites.ts'

/** The pinned folder that the pointer carries. */
let carried: string | undefined

/** Takes a pinned folder up with the pointer. */
export function beginFavouriteDrag(event: DragEvent, folder: string): void {
  carried = folder
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', folder)
}

export function endFavouriteDrag(): void {
  carried = undefined
}

type Edge = 'before' | 'behind'

/** Lets a pinned folder be dropped before or behind another one, and folders of the files on the head of the list. */
export function useFavouriteDrop(folder: string | undefined) {
  const [over, setOver] = useState<Edge>()
  const onDragOver = (event: DragEvent): void => {
    // Files that are carried over a pinned folder go into it.
    if (folder === undefined ? !carried && !ownDrag() : !carried) return
    event.preventDefault()
    event.dataTransfer.dropEffect = carried ? 'move' : 'link'
    setOver(edgeUnder(event))
  }
  const onDrop = (event: DragEvent): void => {
    setOver(undefined)
    const own = ownDrag()
    if (carried) {
      event.preventDefault()
      pin({folder: carried}, folder === undefined ? 0 : placeBeside(folder, edgeUnder(event)))
    } else if (own && folder === undefined) {
      event.preventDefault()
      void own.items.then((items) => items.filter(({kind}) => kind === 'dir').forEach((item) => pin({folder: pathOf(item), id: item.id})))
    }
  }
  return {over, listeners: {onDragOver, onDragLeave: () => setOver(undefined), onDrop}}
}

function edgeUnder({currentTarget, clientY}: DragEvent): Edge {
  const {top, height} = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'behind'
}

const placeBeside = (folder: string, edge: Edge): number => placeOf(folder) + (edge === 'behind' ? 1 : 0)
