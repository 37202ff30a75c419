import {create} from 'zustand'
import {remember} from '../../core/remember.ts'

const KEY = 'sidebar-folded'

/** The sections of the sidebar that are folded, by their names; it is kept for the next start. */
export const useFoldedSections = create<{readonly folded: ReadonlySet<string>}>(() => ({
  folded: new Set((remember.read(KEY) ?? '').split(' ').filter((name) => name !== '')),
}))

export function foldSection(name: string, fold: boolean): void {
  const {folded} = useFoldedSections.getState()
  const next = new Set(fold ? [...folded, name] : [...folded].filter((one) => one !== name))
  remember.write(KEY, [...next].join(' '))
  useFoldedSections.setState({folded: next})
}
