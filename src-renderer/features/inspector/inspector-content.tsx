import {messages} from '../../messages.ts'
import type {Told} from './ask-told.ts'
import {OneEntry} from './one-entry.tsx'
import {Several} from './several.tsx'

interface ContentParts {
  readonly told: Told
  /** They stand in a window of their own, which shows no files. */
  readonly apart?: boolean
}

/** All that is told of what is chosen. */
export function InspectorContent({told, apart = false}: ContentParts) {
  const {subject, failure, sums} = told
  if (failure) return <p className="inspector-none">{failure.message}</p>
  switch (subject.kind) {
    case 'none':
      return <p className="inspector-none">{messages.inspect.nothing}</p>
    case 'one':
    case 'place':
      return <OneEntry told={told} apart={apart} />
    default:
      return <Several subject={subject} sums={sums} />
  }
}
