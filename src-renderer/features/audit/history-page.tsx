import '../../ui/page.css'
import {History, Redo2, Undo2} from 'lucide-react'
import type {AuditRow} from '../../../src-main/contract/audit.ts'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {EmptyState} from '../../ui/empty-state.tsx'
import {moment, shown} from '../../ui/format.ts'
import {redo, undo} from '../acts/index.ts'
import {nameOf, parentOf} from '../places/index.ts'
import {wayBack} from './way-back.ts'
import {showOlder, useHistory, useOlder} from './audit.ts'

const words = messages.pages.history
const TARGETS_SHOWN = 50

/** Every act on files, the newest first, with the way back from the last. */
export function HistoryPage() {
  const role = usePaneRole()
  const {value, known, failure} = useHistory()
  const older = useOlder()
  const rows = [...value.rows, ...older.rows]
  const back = wayBack(rows)
  const more = (older.begun ? older.cursor : value.cursor) !== undefined
  return (
    <div className="page" role={role} aria-label={words.title} tabIndex={0}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <div className="page-acts">
          <Button disabled={!back.undo} onClick={() => void undo()}>
            <Undo2 size={15} aria-hidden />
            {words.undoLast}
          </Button>
          <Button disabled={!back.redo} onClick={() => void redo()}>
            <Redo2 size={15} aria-hidden />
            {words.redoLast}
          </Button>
        </div>
      </div>
      {failure ? <EmptyState icon={History} title={messages.empty.failed} text={failure.message} alert /> : null}
      {known && !failure && rows.length === 0 ? <EmptyState icon={History} title={words.none} text={words.noneText} /> : null}
      <ol className="page-list" aria-label={words.list}>
        {rows.map((row) => (
          <HistoryRow key={row.seq} row={row} />
        ))}
      </ol>
      {more ? (
        <div className="page-more">
          <Button onClick={() => void showOlder()}>{words.more}</Button>
        </div>
      ) : null}
    </div>
  )
}

function HistoryRow({row}: {readonly row: AuditRow}) {
  const first = row.targets[0]?.target
  return (
    <li>
      <time dateTime={row.at}>{moment(row.at)}</time>
      <div>
        <strong>{words.actions[row.action] ?? row.action}</strong> {summaryOf(row)} <span className="page-soft">{actorOf(row)}</span>
        {row.targets.length > 1 ? (
          <Targets row={row} />
        ) : first && !ofTrash.has(row.action) ? (
          <p className="page-soft">→ {targetText(first)}</p>
        ) : null}
      </div>
    </li>
  )
}

/** Of a tag or a saved search only its name is shown. */
const nameIn = (text: string): string | undefined => /^(?:tag|saved):(.*)$/s.exec(text)?.[1]
const targetText = (text: string): string => {
  const name = nameIn(text)
  return name === undefined ? shown(text) : `“${shown(name)}”`
}

/** Their names in the trash are nobody's concern. */
const ofTrash: ReadonlySet<string> = new Set(['file.trash', 'file.restore'])

function actorOf({actor}: AuditRow): string {
  return words.by[actor.split(' ')[0] ?? ''] ?? shown(actor)
}

/** `a.txt in /home/me`, `3 items`. */
function summaryOf({action, targets}: AuditRow): string {
  const [first] = targets
  if (first && nameIn(first.path) !== undefined) return targetText(first.path)
  if (!first || targets.length > 1) return words.targets(targets.length)
  const outcome = first.outcome === 'done' ? '' : ` (${words.outcomes[first.outcome] ?? first.outcome})`
  const place = action === 'file.restore' ? (first.target ?? first.path) : first.path
  return words.inFolder(shown(nameOf(place)), shown(parentOf(place) ?? '')) + outcome
}

function Targets({row}: {readonly row: AuditRow}) {
  return (
    <details>
      <summary>{words.which}</summary>
      <ul>
        {row.targets.slice(0, TARGETS_SHOWN).map(({path, target, outcome}) => (
          <li key={`${path} ${target ?? ''}`}>
            {[
              shown(path),
              target === undefined ? '' : `→ ${targetText(target)}`,
              outcome === 'done' ? '' : `(${words.outcomes[outcome] ?? outcome})`,
            ]
              .filter((part) => part !== '')
              .join(' ')}
          </li>
        ))}
        {row.targets.length > TARGETS_SHOWN ? <li>{messages.act.confirm.more(row.targets.length - TARGETS_SHOWN)}</li> : null}
      </ul>
    </details>
  )
}
