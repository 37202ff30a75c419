import type {Item} from '../../../src-main/contract/file.ts'
import {CategoryIcon} from '../files/index.ts'
import {Thumb} from '../sidecars/index.ts'

/** What a tile of the timeline shows of a picture or video: itself, and its kind until it is here. */
export function TilePicture({item}: {readonly item: Item}) {
  return (
    <span className="timeline-picture">
      <Thumb item={item}>
        <CategoryIcon item={item} size={36} />
      </Thumb>
    </span>
  )
}
