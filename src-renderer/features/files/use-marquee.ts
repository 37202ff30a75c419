import {type PointerEvent, useEffect, useLayoutEffect, useRef} from 'react'
import {createMarqueeDrawing, type MarqueeParts} from './marquee-drawing.ts'

/** Lets the pointer draw a box around the files of a grid; answers what a press of it does. */
export function useMarqueeDrawing(parts: MarqueeParts): (event: PointerEvent) => void {
  const latest = useRef(parts)
  useLayoutEffect(() => {
    latest.current = parts
  })
  const drawing = useRef<ReturnType<typeof createMarqueeDrawing>>(undefined)
  useEffect(() => {
    const own = createMarqueeDrawing(() => latest.current)
    drawing.current = own
    return own.listen()
  }, [])
  return (event) => drawing.current?.begin(event)
}
