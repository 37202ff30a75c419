import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {useVolumes} from '../volumes/index.ts'
import {useViewOptions} from './view-options.ts'

const words = messages.inspect.groups

/** What the rows of a group have in common, in words. */
export function useGroupTitle(key: string): string {
  const group = useViewOptions((options) => options.group)
  const volume = useVolumes(({value}) => value.find(({id}) => id === key)?.name)
  switch (group) {
    case 'kind':
      return words.kinds[key] ?? key
    case 'category':
      return words.categories[key] ?? messages.categories[key] ?? key
    case 'date':
      return words.dates[key] ?? key
    case 'size':
      return words.sizes[key] ?? key
    default:
      return volume === undefined ? words.unknownVolume : shown(volume)
  }
}
