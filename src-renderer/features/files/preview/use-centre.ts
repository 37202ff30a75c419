import {useEffect, useLayoutEffect, useRef} from 'react'

/** Keeps what stands in the middle of a box there while what it holds grows and shrinks. */
export function useCentre(box: {readonly current: HTMLElement | null}, scale: number): void {
  const centre = useRef({across: 0.5, down: 0.5})
  useLayoutEffect(() => {
    const place = box.current
    if (!place) return
    const {across, down} = centre.current
    place.scrollTo(across * place.scrollWidth - place.clientWidth / 2, down * place.scrollHeight - place.clientHeight / 2)
  }, [box, scale])
  useEffect(() => {
    const place = box.current
    if (!place) return
    const moved = (): void => {
      centre.current = {
        across: (place.scrollLeft + place.clientWidth / 2) / place.scrollWidth,
        down: (place.scrollTop + place.clientHeight / 2) / place.scrollHeight,
      }
    }
    place.addEventListener('scroll', moved)
    return () => place.removeEventListener('scroll', moved)
  }, [box])
}
