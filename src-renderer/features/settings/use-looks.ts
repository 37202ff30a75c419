import {useLayoutEffect} from 'react'
import type {Settings} from '../../../src-main/contract/system.ts'
import {remember} from '../../core/remember.ts'
import {defaults, useSettings} from './settings.ts'

type Look = keyof Pick<Settings, 'theme' | 'accent' | 'density'>
/** What the style sheets say without being asked. */
const plain: Readonly<Record<Look, string>> = {theme: 'system', accent: 'blue', density: 'normal'}

/** Puts theme, accent, density and the size of text on the page; remembered here, so that the next start does not flash others. */
export function useLooks(): void {
  useLook('theme')
  useLook('accent')
  useLook('density')
  useTextSize()
}

/** All text is as large as that of the root says. */
function useTextSize(): void {
  const {value, known} = useSettings()
  const percent = known ? (value.textSize ?? defaults.textSize) : Number(remember.read('textSize') ?? defaults.textSize)
  useLayoutEffect(() => {
    document.documentElement.style.fontSize = percent === defaults.textSize ? '' : `${(16 * percent) / 100}px`
    remember.write('textSize', String(percent))
  }, [percent])
}

function useLook(look: Look): void {
  const {value, known} = useSettings()
  const wanted = known ? (value[look] ?? plain[look]) : (remember.read(look) ?? plain[look])
  useLayoutEffect(() => {
    if (wanted === plain[look]) delete document.documentElement.dataset[look]
    else document.documentElement.dataset[look] = wanted
    remember.write(look, wanted)
  }, [look, wanted])
}
