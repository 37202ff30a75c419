import {type ReactNode, useContext} from 'react'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {useVolumes} from '../volumes/index.ts'
import {DrawnByOthers} from './drawn-by-others.ts'
import {useViewOptions} from './view-options.ts'

const words = messages.inspect.groups

/** What the rows of a group have in common, in words. */
export function useGroupTitle(key: string): ReactNode {
  const group = useViewOptions((options) => options.group)
  const volume = useVolumes(({value}) => value.find(({id}) => id === key)?.name)
  const {tagTitle} = useContext(DrawnByOthers)
  if (group === 'tag') return key === 'none' ? words.noTag : tagTitle?.(key)
  if (group === 'volume' || group === 'none') return volume === undefined ? words.unknownVolume : shown(volume)
  return words[tables[group]][key] ?? (group === 'category' ? messages.categories[key] : undefined) ?? key
}

const tables = {kind: 'kinds', category: 'categories', date: 'dates', size: 'sizes'} as const
