import {type RefObject, useLayoutEffect, useState} from 'react'

/** How many tiles of a width stand side by side in a box, within its inner edges. */
export function useColumns(box: RefObject<HTMLElement | null>, tileWidth: number | undefined, edges: number): number {
  const [columns, setColumns] = useState(1)
  useLayoutEffect(() => {
    const element = box.current
    if (!element || tileWidth === undefined) return setColumns(1)
    const measure = (): void => setColumns(Math.max(1, Math.floor((element.clientWidth - edges) / tileWidth)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [box, tileWidth, edges])
  return tileWidth === undefined ? 1 : columns
}
