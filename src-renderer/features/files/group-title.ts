import {type ReactNode, useContext} from 'react'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {useVolumes} from '../volumes/index.ts'
import {TagTitles} from './tag-titles.ts'
import {useViewOptions} from './view-options.ts'

const words = messages.inspect.groups

/** What the rows of a group have in common, in words. */
export function useGroupTitle(key: string): ReactNode {
  const group = useViewOptions((options) => options.group)
  const volume = useVolumes(({value}) => value.find(({id}) => id === key)?.name)
  const drawTag = useContext(TagTitles)
  switch (group) {
    case 'kind':
      return words.kinds[key] ?? key
    case 'category':
      return words.categories[key] ?? messages.categories[key] ?? key
    case 'date':
      return words.dates[key] ?? key
    case 'size':
      return words.sizes[key] ?? key
    case 'tag':
      return key === 'none' ? words.noTag : drawTag?.(key)
    default:
      return volume === undefined ? words.unknownVolume : shown(volume)
  }
}
