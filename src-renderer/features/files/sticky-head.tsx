import {GroupHead} from './group-head.tsx'
import type {RowLines} from './row-lines.ts'
import type {RowWindow} from './use-row-window.ts'

/** The head of the group at the top, while its own has scrolled away. */
export function StickyHead({window, lines}: {readonly window: RowWindow; readonly lines: RowLines}) {
  const section = lines.sectionAt(window.topAt)
  if (!section?.group || section.line >= window.topAt) return null
  return (
    <div className="group-sticky">
      <GroupHead section={section} />
    </div>
  )
}
