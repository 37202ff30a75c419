import type {Item} from '../../../src-main/contract/file.ts'
import {CategoryIcon} from '../files/index.ts'

/** What a tile of the timeline shows of a picture or video: its kind. */
export function TilePicture({item}: {readonly item: Item}) {
  return (
    <span className="timeline-picture">
      <CategoryIcon item={item} size={36} />
    </span>
  )
}
