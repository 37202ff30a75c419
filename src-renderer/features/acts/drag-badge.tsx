import './drag-badge.css'
import {messages} from '../../messages.ts'
import {useDrag} from './drag-session.ts'

/** Says at the pointer what a drop would do. Every drag has its keys (cut, copy, paste), so it is only seen. */
export function DragBadge() {
  const {label, count, x, y} = useDrag()
  if (label === undefined) return null
  return (
    <div className="drag-badge" style={{insetBlockStart: y + 18, left: x + 14}} aria-hidden>
      {count > 1 ? <strong>{messages.act.drag.many(count)}</strong> : null}
      {label}
    </div>
  )
}
