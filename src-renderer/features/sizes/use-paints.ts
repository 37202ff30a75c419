import {type RefObject, useEffect, useState} from 'react'
import {type ColourGroup, colourGroups} from './colour-groups.ts'
import type {Paints} from './draw-kit.ts'

/** The colours of the theme that is on, read from the legend that shows them; read anew when the theme changes. */
export function usePaints(legend: RefObject<HTMLElement | null>): Paints | undefined {
  const [paints, setPaints] = useState<Paints>()
  useEffect(() => {
    const read = (): void => setPaints(legend.current ? paintsOf(legend.current) : undefined)
    read()
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, {attributes: true, attributeFilter: ['data-theme', 'style', 'class']})
    dark.addEventListener('change', read)
    return () => {
      observer.disconnect()
      dark.removeEventListener('change', read)
    }
  }, [legend])
  return paints
}

function paintsOf(legend: HTMLElement): Paints {
  const style = getComputedStyle(legend)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  const groups = colourGroups.map((group): [ColourGroup, string] => {
    const swatch = legend.querySelector(`[data-group="${group}"]`)
    return [group, swatch ? getComputedStyle(swatch).backgroundColor : token('sunken')]
  })
  return {
    groups: Object.fromEntries(groups) as Record<ColourGroup, string>,
    page: token('page'),
    frame: token('sunken'),
    ink: token('ink'),
    inkSoft: token('ink-soft'),
    ring: token('ring'),
    font: style.fontFamily,
  }
}
