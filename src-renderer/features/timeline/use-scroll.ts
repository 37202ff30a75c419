import {type RefObject, useLayoutEffect, useState} from 'react'

interface Scroll {
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How far a box is scrolled, and how large it is. */
export function useScroll(box: RefObject<HTMLElement | null>): Scroll {
  const [scroll, setScroll] = useState<Scroll>({top: 0, width: 600, height: 600})
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const read = (): void => setScroll({top: element.scrollTop, width: element.clientWidth, height: element.clientHeight})
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    element.addEventListener('scroll', read, {passive: true})
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [box])
  return scroll
}
