import {memo} from 'react'
import {useLanguage} from '../../core/language.ts'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {Thumb} from '../sidecars/index.ts'
import {RenameField} from './rename-field.tsx'
import {AwayMark, CategoryIcon, type EntryParts, folderOf, isFaint, Marks, rowId, sizeText} from './file-row.tsx'

/** One entry of the icon grid; still a row of its own, so that rows are counted alike in both layouts. */
export const FileTile = memo(function FileTile({
  row,
  item,
  top,
  left,
  selected,
  active,
  renaming,
  withFolder,
}: EntryParts & {readonly left: number}) {
  useLanguage()
  const pane = usePane()
  return (
    <div
      role="row"
      id={rowId(pane, row)}
      className="file-tile"
      aria-rowindex={row + 1}
      aria-selected={selected}
      aria-busy={item ? undefined : true}
      data-row={row}
      data-active={active ? '' : undefined}
      data-faint={item && isFaint(item) ? '' : undefined}
      draggable={item !== undefined && !renaming}
      style={{top, insetInlineStart: left}}
    >
      <div role="gridcell" className="file-tile-cell" title={item ? shown(item.name) : undefined}>
        {item ? (
          <>
            <Thumb item={item}>
              <CategoryIcon item={item} size={44} />
            </Thumb>
            {renaming ? <RenameField item={item} /> : <span className="file-tile-name">{shown(item.name)}</span>}
            <Marks item={item} />
            <AwayMark item={item} />
            {withFolder ? (
              <span className="file-tile-fact file-cut" dir="rtl" title={shown(folderOf(item))}>
                <bdi>{shown(folderOf(item))}</bdi>
              </span>
            ) : (
              <span className="file-tile-fact">{sizeText(item)}</span>
            )}
          </>
        ) : (
          <span className="unseen">{messages.file.loading}</span>
        )}
      </div>
    </div>
  )
})
