import './columns-view.css'
import {type ReactNode, type RefObject, useEffectEvent, useLayoutEffect, useRef} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {usePane} from '../../core/pane.ts'
import {goTo, here, nameOf, pathParts} from '../places/index.ts'
import {BesideColumn} from './beside-column.tsx'
import type {Rows} from './files-state.ts'
import {useSelection} from './selection-store.ts'
import {pathOf} from './target.ts'

const MOST_ABOVE = 4

/** A folder between those above it and the one that is chosen in it, a column each. */
export function ColumnsView({rows, folder, children}: {readonly rows: Rows; readonly folder: string; readonly children: ReactNode}) {
  const pane = usePane()
  const below = useChosenFolder()
  const miller = useRef<HTMLDivElement>(null)
  const own = useRef<HTMLDivElement>(null)
  const parts = pathParts(folder)
  const first = Math.max(0, parts.length - 1 - MOST_ABOVE)
  const {sort, hidden} = rows.wish
  useLastInView(miller, own, `${folder}\0${below ?? ''}`)
  const take = (parent: string, item: Item): void => {
    // The keyboard goes on in the column that is the pane's own; where that is late, it takes it when it comes.
    const files = own.current?.querySelector<HTMLElement>('.files')
    if (files) files.focus({preventScroll: true})
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (item.kind === 'dir') {
      // The second half of a double click is no other wish.
      if (here(pane).place.folder !== pathOf(item)) goTo({folder: pathOf(item)}, undefined, pane)
    } else goTo({folder: parent}, item.id ? {id: item.id} : {name: item.name}, pane)
  }
  return (
    <div ref={miller} className="miller">
      {parts.slice(first, -1).map(({path}, at) => (
        <BesideColumn
          key={path}
          folder={path}
          sort={sort}
          hidden={hidden}
          onTo={nameOf(parts[first + at + 1]?.path ?? '')}
          onTake={(item) => take(path, item)}
        />
      ))}
      <div ref={own} className="miller-column" data-own>
        {children}
      </div>
      {below === undefined ? null : <BesideColumn folder={below} sort={sort} hidden={hidden} onTake={(item) => take(below, item)} />}
    </div>
  )
}

/** Brings the last column into view when other columns are shown or there is less room; where there is none for both, the pane's own stays. */
function useLastInView(miller: RefObject<HTMLElement | null>, own: RefObject<HTMLElement | null>, shown: string): void {
  const bring = useEffectEvent(() => {
    for (const column of [miller.current?.lastElementChild, own.current]) column?.scrollIntoView({inline: 'nearest', block: 'nearest'})
  })
  useLayoutEffect(() => bring(), [shown])
  useLayoutEffect(() => {
    if (!miller.current) return
    const observer = new ResizeObserver(bring)
    observer.observe(miller.current)
    return () => observer.disconnect()
  }, [miller])
}

/** The one folder that is chosen, if it is one. */
function useChosenFolder(): string | undefined {
  return useSelection(({selection: {all, keys}}) => {
    const [item] = keys.values()
    return !all && keys.size === 1 && item?.kind === 'dir' ? pathOf(item) : undefined
  })
}
