import './inspector.css'
import {useEffect, useState} from 'react'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import type {Told} from './ask-told.ts'
import {hearWords, openLine, sendWord} from './details-line.ts'
import {InspectorContent} from './inspector-content.tsx'
import {LeadingProvider} from './leading.ts'

// A window that is loaded again is back sooner.
const GIVES_UP_AFTER_MS = 8_000
const DETAILS = '#details='

/** The line that this page is to show details of; none where it is a whole explorer. */
export function detailsToShow(): string | undefined {
  const {hash} = window.location
  return hash.startsWith(DETAILS) ? hash.slice(DETAILS.length) : undefined
}

/** The details in a window of their own: of what is chosen in the window that opened it, which also goes where they lead. Closes with that. */
export function DetailsWindow({line: name}: {readonly line: string}) {
  const [line, setLine] = useState<BroadcastChannel>()
  const [told, setTold] = useState<Told>()
  useEffect(() => {
    const opened = openLine(name)
    let end: ReturnType<typeof setTimeout> | undefined
    const stop = hearWords(opened, (word) => {
      if (word.say === 'left') end = setTimeout(() => window.close(), GIVES_UP_AFTER_MS)
      if (word.say === 'back' || word.say === 'told') clearTimeout(end)
      if (word.say === 'back') sendWord(opened, {say: 'here'})
      else if (word.say === 'told') setTold(word.told)
    })
    const leave = (): void => sendWord(opened, {say: 'gone'})
    window.addEventListener('pagehide', leave)
    sendWord(opened, {say: 'here'})
    setLine(opened)
    return () => {
      clearTimeout(end)
      window.removeEventListener('pagehide', leave)
      stop()
      opened.close()
    }
  }, [name])
  useTitle(told)
  useClosingByKey()
  return (
    <LeadingProvider value={(place, spot) => line && sendWord(line, {say: 'go', place, spot})}>
      <main className="inspector details-window" aria-label={messages.inspect.title}>
        <h1 className="unseen">{messages.appName}</h1>
        <h2 className="unseen">{messages.inspect.title}</h2>
        <div className="inspector-body" role="group" aria-label={messages.inspect.content} tabIndex={0}>
          <InspectorContent told={told ?? {subject: {kind: 'none'}}} apart />
        </div>
      </main>
    </LeadingProvider>
  )
}

/** Wherever the keyboard is: what it stood on goes when details of something else come. */
function useClosingByKey(): void {
  useEffect(() => {
    const hear = ({key}: KeyboardEvent): void => (key === 'Escape' ? window.close() : undefined)
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}

function useTitle(told: Told | undefined): void {
  const name = told?.info?.item.name
  const {title} = messages.inspect
  useEffect(() => {
    document.title = name === undefined ? title : `${shown(name)} – ${title}`
  }, [name, title])
}
