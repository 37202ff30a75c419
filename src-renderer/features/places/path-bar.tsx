import './path-bar.css'
import {create} from 'zustand'
import {messages} from '../../messages.ts'
import {PathInput} from './path-input.tsx'
import {PathSteps} from './path-steps.tsx'

/** Whether the path is being written instead of shown. */
export const usePathEditing = create<{readonly editing: boolean}>(() => ({editing: false}))

const openEditing = (): void => usePathEditing.setState({editing: true})
const closeEditing = (): void => usePathEditing.setState({editing: false})

interface PathBarParts {
  /** The folder that is shown; none at home. */
  readonly path: string | undefined
  readonly onDone: () => void
  /** Before one goes to a path that was written: whoever writes one leaves what was searched for. */
  readonly onGo: () => void
}

/** Where one is, step by step; each step leads there, and the whole can be written. */
export function PathBar({path, onDone, onGo}: PathBarParts) {
  const {editing} = usePathEditing()
  return (
    <nav className="path-bar" aria-label={messages.path}>
      {editing ? (
        <PathInput path={path ?? ''} onClose={closeEditing} onDone={onDone} onGo={onGo} />
      ) : (
        <PathSteps path={path} onEdit={openEditing} />
      )}
    </nav>
  )
}
