import './inspector.css'
import {X} from 'lucide-react'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import type {Told} from './ask-told.ts'
import {InspectorEdge} from './inspector-edge.tsx'
import {toggleInspector, useInspector} from './inspector-state.ts'
import {OneEntry} from './one-entry.tsx'
import {Several} from './several.tsx'
import {useTold} from './use-told.ts'

const words = messages.inspect

/** The side of the window that tells all that is known of what is chosen. */
export function Inspector() {
  const {open, width} = useInspector()
  return open ? <Side width={width} /> : null
}

function Side({width}: {readonly width: number}) {
  const told = useTold()
  return (
    <aside className="inspector" aria-label={words.title} style={{inlineSize: width}}>
      <InspectorEdge />
      <header className="inspector-head">
        <h2>{words.title}</h2>
        <IconButton icon={X} small label={words.close} shortcut="Alt+Enter" onClick={toggleInspector} />
      </header>
      <div className="inspector-body" role="group" aria-label={words.content} tabIndex={0}>
        <Content told={told} />
      </div>
    </aside>
  )
}

function Content({told}: {readonly told: Told}) {
  const {subject, failure} = told
  if (failure) return <p className="inspector-none">{failure.message}</p>
  switch (subject.kind) {
    case 'none':
      return <p className="inspector-none">{words.nothing}</p>
    case 'one':
    case 'place':
      return <OneEntry told={told} />
    default:
      return <Several subject={subject} sums={told.sums} />
  }
}
