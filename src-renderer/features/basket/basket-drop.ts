import {type DragEvent, useState} from 'react'
import {attempt} from '../../core/attempt.ts'
import {droppedPaths} from '../../core/bridge.ts'
import {core} from '../../core/client.ts'
import {ownDrag} from '../acts/index.ts'
import {entryUnder} from '../files/index.ts'
import {putItems} from './basket-acts.ts'

/** Lets files be dropped into the basket, of this window or, where the window may know their paths, of another program. */
export function useBasketDrop() {
  const [isOver, setOver] = useState(false)
  // A folder among the rows is a place of its own.
  const takes = ({dataTransfer, target}: DragEvent): boolean =>
    entryUnder(target)?.item.kind !== 'dir' &&
    (ownDrag() !== undefined || (window.onefold !== undefined && dataTransfer.types.includes('Files')))
  const listeners = {
    onDragOver: (event: DragEvent): void => {
      if (!takes(event)) return setOver(false)
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave: (): void => setOver(false),
    onDrop: (event: DragEvent): void => {
      setOver(false)
      if (!takes(event)) return
      event.preventDefault()
      void attempt(() => putDropped(event))
    },
  }
  return {isOver, listeners}
}

async function putDropped({dataTransfer}: DragEvent): Promise<void> {
  const own = ownDrag()
  if (own) return putItems(await own.items)
  // Known only until the event is over.
  const targets = droppedPaths(dataTransfer.files)
  const {item, items} = await core.file.info({targets: [...targets]})
  putItems(items ? items.map((one) => one.item) : [item])
}
