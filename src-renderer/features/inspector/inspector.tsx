import './inspector.css'
import {PictureInPicture2, X} from 'lucide-react'
import {useKeyText} from '../../core/key-texts.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {InspectorContent} from './inspector-content.tsx'
import {InspectorEdge} from './inspector-edge.tsx'
import {toggleInspector, useInspector} from './inspector-state.ts'
import {useTold} from './use-told.ts'

const words = messages.inspect

interface InspectorParts {
  /** Puts them into a window of their own. */
  readonly onPopOut: () => void
}

/** The side of the window that tells all that is known of what is chosen. */
export function Inspector({onPopOut}: InspectorParts) {
  const {open, width} = useInspector()
  return open ? <Side width={width} onPopOut={onPopOut} /> : null
}

function Side({width, onPopOut}: InspectorParts & {readonly width: number}) {
  const popKey = useKeyText('view.detailsWindow')
  const closeKey = useKeyText('view.inspector')
  const told = useTold()
  return (
    <aside className="inspector" aria-label={words.title} style={{inlineSize: width}}>
      <InspectorEdge />
      <header className="inspector-head">
        <h2>{words.title}</h2>
        <span className="inspector-head-end">
          <IconButton icon={PictureInPicture2} small label={words.popOut} {...popKey} onClick={onPopOut} />
          <IconButton icon={X} small label={words.close} {...closeKey} onClick={toggleInspector} />
        </span>
      </header>
      <div className="inspector-body" role="group" aria-label={words.content} tabIndex={0}>
        <InspectorContent told={told} />
      </div>
    </aside>
  )
}
