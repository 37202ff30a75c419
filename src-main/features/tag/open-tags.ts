import type {OtherActs} from '../act/index.ts'
import {type AnchorParts, keepAnchors} from './keep-anchors.ts'
import {tagActs, type TagActParts} from './take-back-tags.ts'

/** What of tags lives as long as a library is open: anchors that follow, and the way back of acts. */
export function openTags(parts: Omit<AnchorParts & TagActParts, 'device'> & {readonly options: {readonly device: {readonly id: string}}}): {
  readonly others: OtherActs
  close(): Promise<void>
} {
  const tagging = {...parts, device: parts.options.device.id}
  return {others: tagActs(tagging), close: keepAnchors(tagging).close}
}
