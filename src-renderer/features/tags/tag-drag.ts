import {type DragEvent, useState} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {droppedPaths} from '../../core/bridge.ts'
import {ownDrag} from '../acts/index.ts'
import {targetOf} from '../files/index.ts'
import {applyTag, nestTag} from './tag-acts.ts'
import {withinTag} from './tags.ts'

/** The tag that the pointer carries. */
let carried: Tag | undefined

/** Begins to carry a tag of the tree. */
export function beginTagDrag(event: DragEvent, tag: Tag): void {
  carried = tag
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', tag.name)
}

export function endTagDrag(): void {
  carried = undefined
}

/** Lets files and tags be dropped on a tag; without one, tags on the head of their list. */
export function useTagDrop(tag: Tag | undefined, all: readonly Tag[]) {
  const [isOver, setOver] = useState(false)
  const takes = ({dataTransfer}: DragEvent): boolean => {
    if (carried) return mayNest(carried, tag, all)
    return tag !== undefined && (ownDrag() !== undefined || (window.onefold !== undefined && dataTransfer.types.includes('Files')))
  }
  const listeners = {
    onDragOver: (event: DragEvent): void => {
      if (!takes(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = carried ? 'move' : 'copy'
      setOver(true)
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      setOver(false)
      if (!takes(event)) return
      event.preventDefault()
      if (carried) void nestTag(carried, tag)
      else if (tag) void tagDropped(tag, event)
    },
  }
  return {isOver, listeners}
}

/** A tag goes neither into itself, nor into what is nested in it, nor to where it is. */
function mayNest(moved: Tag, into: Tag | undefined, all: readonly Tag[]): boolean {
  return moved.parent !== (into?.id ?? null) && !(into && withinTag(moved.id, all).has(into.id))
}

async function tagDropped(tag: Tag, {dataTransfer}: DragEvent): Promise<void> {
  const own = ownDrag()
  // Known only until the event is over.
  const paths = own ? [] : droppedPaths(dataTransfer.files)
  await applyTag(tag.id, own ? (await own.items).map(targetOf) : paths)
}
