import '../../ui/field.css'
import './act-dialogs.css'
import {ArrowRight} from 'lucide-react'
import {type FormEvent, useId, useState} from 'react'
import {create} from 'zustand'
import type {Item} from '../../../src-main/contract/file.ts'
import type {Plan} from '../../../src-main/contract/plan.ts'
import {core} from '../../core/client.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Choices} from '../../ui/choices.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'
import {targetOf} from '../files/index.ts'
import {nameOf} from '../places/index.ts'
import {batchWords, type How, useBatchPreview} from './batch-preview.ts'
import {perform} from './perform-act.ts'

const words = messages.act.batch
const CLASHES_SHOWN = 20
const NAMES_SHOWN = 100

/** The files that are to get new names, while it is asked how. */
const useBatch = create<{readonly items?: readonly Item[] | undefined}>(() => ({}))
export const askForNames = (items: readonly Item[]): void => useBatch.setState({items})
const close = (): void => useBatch.setState({items: undefined})

/** New names for many files: by find and replace, or by a template; what would come of it is told while one writes. */
export function BatchDialog() {
  const {items} = useBatch()
  return items ? (
    <Dialog open wide onClose={close} title={words.title(items.length)}>
      <BatchForm items={items} />
    </Dialog>
  ) : null
}

function BatchForm({items}: {readonly items: readonly Item[]}) {
  const [how, setHow] = useState<How>({way: 'replace', find: '', replace: '', regex: false, template: '{name}', start: 1})
  const targets = items.map(targetOf)
  const {plan, sentence} = useBatchPreview(targets, how)
  const clashing = plan !== undefined && plan.conflictCount + plan.refusals.length > 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    close()
    void perform({send: ({dryRun, yes, commit}) => core.file.batch({targets, ...batchWords(how), dryRun, yes, commit})})
  }
  return (
    <form className="field" onSubmit={submit}>
      <Choices title={words.way} value={how.way} options={words.ways} onChange={(way) => setHow({...how, way})} />
      {how.way === 'replace' ? <ReplaceFields how={how} onHow={setHow} /> : <TemplateFields how={how} onHow={setHow} />}
      <p role="status">{sentence ?? outlookOf(plan)}</p>
      {clashing ? <Clashes plan={plan} /> : null}
      <NewNames names={plan?.names ?? []} />
      <DialogActions>
        <Button onClick={close}>{messages.cancel}</Button>
        <Button type="submit" look="primary" disabled={!plan || plan.items === 0 || clashing}>
          {words.goOn}
        </Button>
      </DialogActions>
    </form>
  )
}

function outlookOf(plan: Plan | undefined): string {
  if (!plan) return ''
  return plan.items > 0 ? words.some(plan.items) : words.none
}

interface FieldsParts {
  readonly how: How
  readonly onHow: (how: How) => void
}

function ReplaceFields({how, onHow}: FieldsParts) {
  return (
    <>
      <Line label={words.find} value={how.find} hint={words.findHint} onChange={(find) => onHow({...how, find})} first />
      <Line label={words.replace} value={how.replace} onChange={(replace) => onHow({...how, replace})} />
      <label className="choice">
        <input type="checkbox" checked={how.regex} onChange={(event) => onHow({...how, regex: event.currentTarget.checked})} />
        {words.regex}
      </label>
    </>
  )
}

function TemplateFields({how, onHow}: FieldsParts) {
  const startAt = (text: string): void => onHow({...how, start: Number.parseInt(text, 10) || 0})
  return (
    <>
      <Line
        label={words.template}
        value={how.template}
        hint={words.templateHint}
        onChange={(template) => onHow({...how, template})}
        first
      />
      <Line label={words.start} value={String(how.start)} onChange={startAt} />
    </>
  )
}

function Clashes({plan}: {readonly plan: Plan}) {
  const sentences = [
    ...plan.conflicts.map(({source, target}) => `${shown(source.path)} → ${shown(target.path)}`),
    ...plan.refusals.map(({message}) => message),
  ]
  return (
    <div className="act-warning" role="note">
      <p>{words.clash(plan.conflictCount + plan.refusals.length)}</p>
      <ul className="act-paths" tabIndex={0} aria-label={words.clashes}>
        {sentences.slice(0, CLASHES_SHOWN).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function NewNames({names}: {readonly names: NonNullable<Plan['names']>}) {
  if (names.length === 0) return null
  return (
    <ul className="act-names" tabIndex={0} aria-label={words.names}>
      {names.slice(0, NAMES_SHOWN).map(({path, name}) => (
        <li key={path}>
          <span>{shown(nameOf(path))}</span>
          <ArrowRight size={13} role="img" aria-label={words.becomes} />
          <strong>{shown(name)}</strong>
        </li>
      ))}
      {names.length > NAMES_SHOWN ? <li>{messages.act.confirm.more(names.length - NAMES_SHOWN)}</li> : null}
    </ul>
  )
}

interface LineParts {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly first?: boolean
  readonly onChange: (value: string) => void
}

function Line({label, value, hint, first, onChange}: LineParts) {
  const id = useId()
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        spellCheck={false}
        autoComplete="off"
        autoFocus={first}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint ? (
        <p id={`${id}-hint`} className="act-soft">
          {hint}
        </p>
      ) : null}
    </>
  )
}
