import {CircleCheck, Copy, TriangleAlert} from 'lucide-react'
import type {HealthCheck} from '../../../src-main/contract/health.ts'
import {tell} from '../../core/attempt.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'

const words = messages.pages.health

/** One check: its state, how it is, and what to do. */
export function HealthLine({check}: {readonly check: HealthCheck}) {
  const {about, state, command} = check
  const Icon = state === 'good' ? CircleCheck : TriangleAlert
  const advice = words.advice(check)
  return (
    <li className="health-line" data-state={state} data-about={about}>
      <Icon size={18} strokeWidth={1.8} aria-hidden />
      <div>
        <h2>
          {words.about[about]} <span className="health-state">{state === 'good' ? words.good : words.needs}</span>
        </h2>
        <p>{shown(words.sentence(check))}</p>
        <Unread check={check} />
        {advice === '' ? null : (
          <p>
            <strong>{words.todo}:</strong> {shown(advice)}
          </p>
        )}
        {command === undefined ? null : <Command command={command} />}
      </div>
    </li>
  )
}

function Unread({check}: {readonly check: HealthCheck}) {
  if (check.about !== 'folders') return null
  return check.unread.map(({location, paths}) => (
    <ul key={location} className="health-paths" aria-label={words.unread(shown(location))}>
      {paths.map((path) => (
        <li key={path}>{shown(path)}</li>
      ))}
    </ul>
  ))
}

function Command({command}: {readonly command: string}) {
  return (
    <div className="health-command">
      <code aria-label={words.command}>{command}</code>
      <IconButton icon={Copy} small label={words.copy} onClick={() => void copy(command)} />
    </div>
  )
}

async function copy(command: string): Promise<void> {
  // A browser may forbid the clipboard; the command stands on the page.
  const done = await navigator.clipboard.writeText(command).then(
    () => true,
    () => false,
  )
  if (done) tell('done', words.copied)
  else tell('error', messages.file.notCopied)
}
