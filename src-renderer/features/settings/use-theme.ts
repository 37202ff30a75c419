import {useLayoutEffect} from 'react'
import {remember} from '../../core/remember.ts'
import {useSettings} from './settings.ts'

/** Puts the chosen appearance on the page; remembered here, so that the next start does not flash the other one. */
export function useTheme(): void {
  const {value, known} = useSettings()
  const theme = known ? (value.theme ?? 'system') : (remember.read('theme') ?? 'system')
  useLayoutEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
    remember.write('theme', theme)
  }, [theme])
}
