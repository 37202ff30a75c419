import type {ReactNode} from 'react'
import {attempt, tell} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {goTo} from '../places/index.ts'
import {useSettingsFile} from './settings.ts'

const words = messages.pages.settings

/** The way to the health of the library, and what it keeps elsewhere. */
export function LibraryLines() {
  return (
    <>
      <Line title={messages.pages.health.title} text={words.healthText}>
        <Button onClick={() => goTo({page: 'health'})}>{words.showHealth}</Button>
      </Line>
      <Line title={words.versions} text={words.versionsText} />
    </>
  )
}

/** Where the settings stand. */
export function SettingsFile() {
  const {file} = useSettingsFile((state) => state.value)
  return (
    <Line title={words.file} text={words.fileText} path={file}>
      <Button onClick={() => void copyPath(file)}>{words.copyPath}</Button>
      <Button onClick={() => void attempt(() => core.file.open({target: file}))}>{words.open}</Button>
    </Line>
  )
}

interface LineParts {
  readonly title: string
  readonly text: string
  readonly path?: string
  readonly children?: ReactNode
}

function Line({title, text, path, children}: LineParts) {
  return (
    <li className="setting">
      <div className="setting-words">
        <h3 className="setting-title">{title}</h3>
        <p>{text}</p>
        {path === undefined ? null : <p className="setting-path">{path}</p>}
      </div>
      <div className="setting-value setting-acts">{children}</div>
    </li>
  )
}

async function copyPath(path: string): Promise<void> {
  // A browser may forbid the clipboard; the path stands on the page.
  const done = await navigator.clipboard.writeText(path).then(
    () => true,
    () => false,
  )
  if (done) tell('done', messages.file.copied(1))
  else tell('error', messages.file.notCopied)
}
