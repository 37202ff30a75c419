import type {ReactNode} from 'react'
import {type Decision, decisions, type Plan} from '../../../src-main/contract/plan.ts'
import {messages} from '../../messages.ts'
import {bytes, shown, span} from '../../ui/format.ts'
import {nameOf} from '../places/index.ts'
import {useVolumes} from '../volumes/index.ts'

const words = messages.plan
const LISTED = 20
const FOR_GOOD: ReadonlySet<string> = new Set(['file.delete', 'file.empty'])

/** What an act would do: how much, by which way, how long, and what stays; while it is open what becomes of taken names, of all but these. */
export function PlanFacts({plan, open = false}: {readonly plan: Plan; readonly open?: boolean}) {
  return (
    <dl className="plan-facts">
      <Fact name={open ? words.without : words.much}>{words.amount(plan.files, plan.folders, bytes(plan.bytes))}</Fact>
      <Fact name={words.way}>{words.ways[plan.route]?.(plan.items)}</Fact>
      <Fact name={words.time}>{plan.estimateMs === undefined ? '' : words.about(span(plan.estimateMs))}</Fact>
      <Space plan={plan} />
      <Fact name={words.same}>{plan.identical > 0 ? words.sameText(plan.identical) : ''}</Fact>
      <Fact name={words.leftOut}>{plan.leftOut === undefined ? '' : words.leftOutText(plan.leftOut)}</Fact>
      <Fact name={words.taken}>{open ? '' : meetingText(plan)}</Fact>
      <Fact name={words.stays}>{open ? '' : stayingText(plan)}</Fact>
    </dl>
  )
}

/** New names, and what cannot be done, where there are any. */
export function PlanLists({plan: {names = [], refusals, lastCopies, lastCopyCount}}: {readonly plan: Plan}) {
  return (
    <>
      <List title={words.names} lines={names.map(({path, name}) => words.becomes(shown(nameOf(path)), shown(name)))} of={names.length} />
      <List
        title={messages.act.confirm.lastCopies(lastCopyCount)}
        label={messages.act.confirm.copies}
        lines={lastCopies.map(({path}) => shown(path))}
        of={lastCopyCount}
        warns
      />
      <List title={words.refused} lines={refusals.map(({path, message}) => `${shown(path)}: ${message}`)} of={refusals.length} warns />
    </>
  )
}

function Fact({name, children}: {readonly name: string; readonly children: ReactNode}) {
  if (children === undefined || children === '') return null
  return (
    <div className="plan-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Space({plan: {space}}: {readonly plan: Plan}) {
  const volume = useVolumes(({value}) => value.find(({id}) => id === space?.volume)?.name)
  if (!space || space.afterBytes === space.freeBytes) return null
  return <Fact name={words.room}>{words.free(bytes(Math.max(0, space.afterBytes)), volume === undefined ? '' : shown(volume))}</Fact>
}

/** What becomes of files whose name is taken, as it was decided. */
function meetingText({conflicts, conflictCount}: Plan): string {
  if (conflictCount === 0) return ''
  const count = (decision: Decision): number => conflicts.filter((conflict) => conflict.decision === decision).length
  const decided = decisions.map((decision) => [decision, count(decision)] as const).filter(([, number]) => number > 0)
  const open = conflictCount - decided.reduce((sum, [, number]) => sum + number, 0)
  return [
    words.taking(conflictCount),
    ...(open === conflictCount ? [] : decided.map(([decision, number]) => words.decided[decision](number))),
  ].join(' ')
}

function stayingText({action, items, route, copiesLeft = []}: Plan): string {
  const copies = copiesLeft.length > 0 ? words.copiesLeft(copiesLeft.length) : ''
  if (FOR_GOOD.has(action)) return [words.forGood, copies].filter((part) => part !== '').join(' ')
  return [route === 'trash' ? words.inTrash(items) : words.undo, copies].filter((part) => part !== '').join(' ')
}

interface ListParts {
  readonly title: string
  readonly label?: string
  readonly lines: readonly string[]
  readonly of: number
  readonly warns?: boolean
}

function List({title, label = title, lines, of, warns}: ListParts) {
  if (of === 0) return null
  const rest = of - Math.min(lines.length, LISTED)
  return (
    <div className={warns ? 'act-warning' : 'plan-list'} role={warns ? 'note' : undefined}>
      <p>{title}</p>
      <ul className="act-paths" tabIndex={0} aria-label={label}>
        {lines.slice(0, LISTED).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {rest > 0 ? <li>{messages.act.confirm.more(rest)}</li> : null}
      </ul>
    </div>
  )
}
