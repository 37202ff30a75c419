import type {FileAct} from '../../../src-main/contract/audit.ts'
import type {KeptVersion} from '../../../src-main/contract/disk-facts.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {bytes, moment, shown} from '../../ui/format.ts'
import {Section} from './facts.tsx'
import {useLead} from './leading.ts'

const words = messages.inspect
const actions = messages.pages.history

/** What was done to a file, the newest first, and which of its earlier contents are kept. */
export function EntryHistory({acts, versions}: {readonly acts: readonly FileAct[]; readonly versions: readonly KeptVersion[]}) {
  const lead = useLead()
  return (
    <Section title={words.history}>
      {acts.length === 0 ? <p className="inspector-soft">{words.noHistory}</p> : null}
      <ol className="inspector-acts">
        {acts.map((act) => (
          <li key={act.act}>
            <span>{titleOf(act)}</span>
            <span className="inspector-soft">{placeOf(act)}</span>
            <time className="inspector-soft" dateTime={act.at}>
              {moment(act.at)}
            </time>
          </li>
        ))}
      </ol>
      {versions.length > 0 ? (
        <>
          <h5>{words.versions}</h5>
          <ul className="inspector-acts">
            {versions.map(({at, sizeBytes, modifiedAt, act}) => (
              <li key={`${act} ${at}`}>
                <span>{words.version(bytes(sizeBytes), moment(modifiedAt))}</span>
                <span className="inspector-soft">{words.replacedAt(moment(at))}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {acts.length > 0 ? (
        <Button look="plain" onClick={() => lead({page: 'history'})}>
          {words.allHistory}
        </Button>
      ) : null}
    </Section>
  )
}

function titleOf({action, outcome, undo}: FileAct): string {
  const marks = [
    outcome === undefined || outcome === 'done' ? '' : (actions.outcomes[outcome] ?? outcome),
    undo === 'undone' ? words.undone : '',
  ].filter((mark) => mark !== '')
  const title = (actions.actions[action] ?? action).replace(/:$/, '')
  return marks.length > 0 ? `${title} (${marks.join(', ')})` : title
}

function placeOf({from, to}: FileAct): string {
  if (from !== undefined && from !== to) return words.from(shown(from))
  return to === undefined ? '' : words.to(shown(to))
}
