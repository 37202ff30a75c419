import {type KeyboardEvent, useEffect, useId, useRef, useState} from 'react'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {askedPath} from './asked-path.ts'
import {completePath} from './complete-path.ts'
import {goTo} from './navigation.ts'
import {folderWithEnd, nameOf} from './path-parts.ts'
import {usePlaces} from './places.ts'

const ASK_AFTER_MS = 60

interface InputParts {
  readonly path: string
  readonly onClose: () => void
  readonly onDone: () => void
  /** Before one goes to what was written. */
  readonly onGo: () => void
}

/** The path as it is written: folders that it may go on with are offered, Tab takes one, Enter goes there. */
export function PathInput({path, onClose, onDone, onGo}: InputParts) {
  const input = useRef<HTMLInputElement>(null)
  const {text, write, aim, offered, at, takeOffer} = useWriting(path)
  const id = useId()
  useEffect(() => input.current?.select(), [])
  const finish = (): void => {
    onClose()
    onDone()
  }
  const goAndFinish = (folder: string): void => {
    if (folder !== '') {
      onGo()
      goTo({folder})
    }
    finish()
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finish()
    else if (event.key === 'Enter') goAndFinish(offered[at] ?? aim)
    else if (!takeOffer(event)) return
    event.preventDefault()
  }
  return (
    <>
      <input
        ref={input}
        className="path-input"
        role="combobox"
        aria-label={messages.navigation.address}
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={onClose}
        onKeyDown={keys}
      />
      <Offered id={id} offered={offered} at={at} onTake={goAndFinish} />
    </>
  )
}

interface OfferedParts {
  readonly id: string
  readonly offered: readonly string[]
  readonly at: number
  readonly onTake: (path: string) => void
}

function Offered({id, offered, at, onTake}: OfferedParts) {
  return (
    <ul id={`${id}-list`} role="listbox" className="path-offers" aria-label={messages.tabs.offers} hidden={offered.length === 0}>
      {offered.map((path, index) => (
        <li
          key={path}
          id={`${id}-${index}`}
          role="option"
          className="path-offer"
          aria-selected={index === at}
          // Else the field would lose the keyboard, and the offers go, before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(path)}
        >
          <span className="path-offer-name">{shown(nameOf(path))}</span>
        </li>
      ))}
    </ul>
  )
}

/** What is written so far, what it may go on with, and which of that is meant. */
function useWriting(path: string) {
  const home = usePlaces(({value}) => value.find(({kind}) => kind === 'home')?.path)
  const [text, setText] = useState(path)
  const [touched, setTouched] = useState(false)
  const [at, setAt] = useState(-1)
  const aim = askedPath(text, home)
  const {of, offered} = useOffered(touched ? aim : undefined)
  const write = (next: string): void => {
    setTouched(true)
    setText(next)
    setAt(-1)
  }
  const takeOffer = ({key, shiftKey}: KeyboardEvent): boolean => {
    // Offers for what was written before are no offers for what is written now.
    if (offered.length === 0 || of !== aim) return false
    if (key === 'Tab' && !shiftKey) write(folderWithEnd(offered[at] ?? offered[0] ?? text))
    else if (key === 'ArrowDown' || key === 'ArrowUp') setAt(around(at, key, offered.length))
    else return false
    return true
  }
  return {text, write, aim, offered, at, takeOffer}
}

interface Offers {
  readonly of?: string | undefined
  readonly offered: readonly string[]
}

/** What a path may go on with; the latest answer wins. */
function useOffered(path: string | undefined): Offers {
  const [offers, setOffers] = useState<Offers>({offered: []})
  useEffect(() => {
    if (path === undefined) return
    let wanted = true
    const ask = async (): Promise<void> => {
      const offered = await completePath(path)
      if (wanted) setOffers({of: path, offered})
    }
    const soon = setTimeout(() => void ask(), ASK_AFTER_MS)
    return () => {
      wanted = false
      clearTimeout(soon)
    }
  }, [path])
  return offers
}

function around(at: number, key: 'ArrowDown' | 'ArrowUp', count: number): number {
  if (key === 'ArrowDown') return at + 1 >= count ? -1 : at + 1
  return at < 0 ? count - 1 : at - 1
}
