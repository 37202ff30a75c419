import {type RefObject, useLayoutEffect, useState} from 'react'
import type {Area} from './map-layout.ts'

/** How large a box is, and how many dots of the screen a pixel has. */
export function useArea(box: RefObject<HTMLElement | null>): Area & {readonly dots: number} {
  const [area, setArea] = useState({width: 0, height: 0, dots: 1})
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = (): void => {
      const next = {width: element.clientWidth, height: element.clientHeight, dots: window.devicePixelRatio}
      setArea((now) => (now.width === next.width && now.height === next.height && now.dots === next.dots ? now : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [box])
  return area
}
