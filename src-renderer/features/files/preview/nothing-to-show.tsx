import type {Item} from '../../../../src-main/contract/file.ts'
import {messages} from '../../../messages.ts'
import {shown} from '../../../ui/format.ts'
import {CategoryIcon} from '../file-row.tsx'

const words = messages.preview

/** What is said of a file that cannot be shown: why, where it is, and what Enter does. */
export function NothingToShow({item, why}: {readonly item: Item; readonly why: string}) {
  return (
    <div className="preview-nothing">
      <CategoryIcon item={item} size={72} />
      <p className="preview-why">{why}</p>
      <p className="preview-hint">{item.kind === 'dir' ? words.opensFolder : words.opens}</p>
      <p className="preview-path" title={words.where}>
        {shown(item.path)}
      </p>
    </div>
  )
}
