import {decisions, type Decision, type Plan, type PlanConflict} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {nameOf} from '../places/index.ts'
import {chosen, chosenForAll, type Choices, compared} from './conflict-choices.ts'
import {ConflictSide} from './conflict-side.tsx'

const words = messages.act.conflicts

interface TableParts {
  readonly plan: Plan
  readonly choices: Choices
  readonly onChoice: (choices: Choices) => void
}

/** Both sides of each file that is met, and what is to be done with it. */
export function ConflictTable({plan, choices, onChoice}: TableParts) {
  const hidden = plan.conflictCount - plan.conflicts.length
  return (
    <div className="act-table-frame">
      <div className="act-rest">
        {hidden > 0 ? (
          <>
            <span>{words.restText(plan.conflicts.length, plan.conflictCount)}</span>
            <DecisionSelect label={words.rest} value={choices.rest} first onDecide={(rest) => onChoice({...choices, rest})} />
          </>
        ) : (
          <ForAll choices={choices} onChoice={onChoice} />
        )}
      </div>
      <div className="act-table-place" tabIndex={0} role="group" aria-label={words.table}>
        <table className="act-table">
          <caption className="unseen">{words.table}</caption>
          <thead>
            <tr>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.incoming}</th>
              <th scope="col">{words.present}</th>
              <th scope="col">{words.choice}</th>
            </tr>
          </thead>
          <tbody>
            {plan.conflicts.map((conflict) => (
              <ConflictRow
                key={conflict.target.path}
                conflict={conflict}
                decision={choices.byPath.get(conflict.target.path) ?? 'skip'}
                onDecide={(decision) => onChoice(chosen(choices, conflict.target.path, decision))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function ConflictRow({
  conflict,
  decision,
  onDecide,
}: {
  readonly conflict: PlanConflict
  readonly decision: Decision
  readonly onDecide: (decision: Decision) => void
}) {
  const {source, target} = conflict
  const name = shown(nameOf(target.path))
  const {newer, larger} = compared(conflict)
  return (
    <tr>
      <th scope="row" title={shown(target.path)}>
        {name}
      </th>
      {[source, target].map((side, at) => (
        <td key={at === 0 ? 'source' : 'target'} title={shown(side.path)}>
          <ConflictSide side={side} newer={newer === side} larger={larger === side} />
        </td>
      ))}
      <td>
        <DecisionSelect label={words.choiceOf(name)} value={decision} onDecide={onDecide} />
      </td>
    </tr>
  )
}

interface SelectParts {
  readonly label: string
  readonly value: Decision | ''
  /** It has the keyboard at first. */
  readonly first?: boolean
  readonly onDecide: (decision: Decision) => void
}

function DecisionSelect({label, value, first, onDecide}: SelectParts) {
  return (
    <select
      className="act-select"
      autoFocus={first}
      aria-label={label}
      value={value}
      onChange={(event) => onDecide(event.currentTarget.value as Decision)}
    >
      {value === '' ? <option value="" /> : null}
      {decisions.map((decision) => (
        <option key={decision} value={decision}>
          {words.decisions[decision]}
        </option>
      ))}
    </select>
  )
}

function ForAll({choices, onChoice}: Pick<TableParts, 'choices' | 'onChoice'>) {
  const all = [...new Set(choices.byPath.values())]
  return (
    <>
      <span aria-hidden>{words.all}</span>
      <DecisionSelect
        label={words.all}
        first
        value={all.length === 1 ? (all[0] ?? '') : ''}
        onDecide={(decision) => onChoice(chosenForAll(choices, decision))}
      />
    </>
  )
}
