import './path-bar.css'
import {ChevronRight, House, PencilLine} from 'lucide-react'
import {create} from 'zustand'
import {useKeyText} from '../../core/key-texts.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {goTo, home, useNavigation} from './navigation.ts'
import {PathInput} from './path-input.tsx'
import {pathParts} from './path-parts.ts'

/** Whether the path is being written instead of shown. */
export const usePathEditing = create<{readonly editing: boolean}>(() => ({editing: false}))

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
      {editing ? <PathInput path={path ?? ''} onClose={closeEditing} onDone={onDone} onGo={onGo} /> : <PathSteps path={path} />}
    </nav>
  )
}

function PathSteps({path}: {readonly path: string | undefined}) {
  const parts = path === undefined ? [] : pathParts(path)
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  const atHome = path === undefined && page === undefined
  const edit = (): void => usePathEditing.setState({editing: true})
  return (
    <>
      <ol className="path-steps">
        <li className="path-step">
          <button type="button" aria-current={atHome ? 'page' : undefined} onClick={() => goTo(home)} title={messages.home}>
            {atHome ? (
              messages.home
            ) : (
              <>
                <House size={14} aria-hidden />
                <span className="unseen">{messages.home}</span>
              </>
            )}
          </button>
        </li>
        {path === undefined && page !== undefined ? (
          <li className="path-step">
            <ChevronRight size={13} aria-hidden />
            <span aria-current="page">{messages.pages[page].title}</span>
          </li>
        ) : null}
        {parts.map((part, at) => (
          <li key={part.path} className="path-step">
            <ChevronRight size={13} aria-hidden />
            <button
              type="button"
              data-drop-folder={part.path}
              aria-current={at === parts.length - 1 ? 'page' : undefined}
              title={shown(part.path)}
              onClick={() => goTo({folder: part.path}, spotFor(parts[at + 1]?.name))}
            >
              {shown(part.name)}
            </button>
          </li>
        ))}
      </ol>
      <div className="path-rest" onClick={edit} />
      <IconButton icon={PencilLine} small label={messages.navigation.editPath} {...useKeyText('go.path')} onClick={edit} />
    </>
  )
}

// Going up chooses the folder that one came from.
function spotFor(name: string | undefined): {readonly name: string} | undefined {
  return name === undefined ? undefined : {name}
}
