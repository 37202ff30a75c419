import type {Item} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {TagDot} from './tag-dot.tsx'
import {useTags} from './tags.ts'

const MOST = 3

/** Draws the tags of an entry, beside its name. */
export const drawTags = (item: Item) => <TagMarks item={item} />

function TagMarks({item}: {readonly item: Item}) {
  const tags = useTags(({value}) => value)
  if (!item.tags || item.tags.length === 0) return null
  const own = tags.filter(({id}) => item.tags!.includes(id))
  if (own.length === 0) return null
  const names = messages.tags.tagged(own.map(({name}) => shown(name)).join(', '))
  return (
    <span className="tag-marks" role="img" aria-label={names} title={names}>
      {own.slice(0, MOST).map(({id, colour}) => (
        <TagDot key={id} colour={colour} />
      ))}
    </span>
  )
}
