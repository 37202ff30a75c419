import {shown} from '../../ui/format.ts'
import {TagDot} from './tag-dot.tsx'
import {pathOfTag, useTags} from './tags.ts'

/** Draws a tag at the head of the files that have it: its colour, and its names from the top down. */
export const drawTagTitle = (id: string) => <TagTitle id={id} />

function TagTitle({id}: {readonly id: string}) {
  const all = useTags(({value}) => value)
  const tag = all.find((one) => one.id === id)
  // Rows and tags are read one after the other: for a moment one may be newer.
  if (!tag) return null
  return (
    <span className="tag-title">
      <TagDot colour={tag.colour} />
      {shown(pathOfTag(tag, all))}
    </span>
  )
}
