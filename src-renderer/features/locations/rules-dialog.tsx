import '../../ui/field.css'
import './rules-dialog.css'
import {type FormEvent, useId, useState} from 'react'
import type {Failure} from '../../../src-main/contract/errors.ts'
import type {Location} from '../../../src-main/contract/location.ts'
import {tell} from '../../core/attempt.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'
import {RuleTester} from './rule-tester.tsx'
import {formOf, type RulesForm, setRules, useRulePresets} from './rules.ts'

const words = messages.rules

interface RulesParts {
  readonly location: Location | undefined
  readonly onClose: () => void
}

/** What a location leaves out: the named sets as switches, its own patterns as text, and a field that tells of any path what becomes of it. */
export function RulesDialog({location, onClose}: RulesParts) {
  const {known} = useRulePresets()
  return (
    <Dialog open={location !== undefined && known} onClose={onClose} title={words.title(shown(location?.name ?? ''))} text={words.text}>
      {location ? <RulesFormBody key={location.id} location={location} onClose={onClose} /> : null}
    </Dialog>
  )
}

function RulesFormBody({location, onClose}: {readonly location: Location; readonly onClose: () => void}) {
  const {value: presets} = useRulePresets()
  const [form, setForm] = useState<RulesForm>(() => formOf(location.rules, new Set(presets.map(({name}) => name))))
  const [failure, setFailure] = useState<Failure>()
  const [busy, setBusy] = useState(false)
  const id = useId()
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      await setRules(location, form)
      tell('done', words.saved(shown(location.name)))
      onClose()
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(false)
    }
  }
  return (
    <>
      <form id={id} onSubmit={(event) => void save(event)} className="rules">
        <fieldset className="choices">
          <legend>{words.presets}</legend>
          {presets.map(({name, summary, patterns}) => (
            <label key={name} className="choice" title={patterns.join('  ')}>
              <input type="checkbox" checked={form.on.has(name)} onChange={() => setForm(toggled(form, name))} />
              <span>
                {words.names[name] ?? name}
                <span className="rules-summary">{summary}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <OwnRules own={form.own} onChange={(own) => setForm({...form, own})} />
        {failure ? (
          <p className="field-failure" role="alert">
            {failure.message}
          </p>
        ) : null}
        <FolderRules location={location} />
      </form>
      <RuleTester location={location} form={form} />
      <DialogActions>
        <Button onClick={onClose}>{messages.cancel}</Button>
        <Button type="submit" form={id} look="primary" disabled={busy}>
          {words.save}
        </Button>
      </DialogActions>
    </>
  )
}

function OwnRules({own, onChange}: {readonly own: string; readonly onChange: (own: string) => void}) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {words.own}
      </label>
      <textarea
        id={id}
        className="field-input rules-own"
        rows={5}
        value={own}
        placeholder={words.ownHint}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  )
}

/** Those of single folders are set by command; that they are there must be seen. */
function FolderRules({location: {folderRules}}: {readonly location: Location}) {
  if (folderRules.length === 0) return null
  return (
    <div className="field">
      <span className="field-label">{words.inFolders}</span>
      <ul className="rules-folders">
        {folderRules.map(({path, rules}) => (
          <li key={path}>
            {shown(path)}: <code>{rules.map(shown).join('  ')}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}

const toggled = (form: RulesForm, name: string): RulesForm => {
  const on = new Set(form.on)
  if (!on.delete(name)) on.add(name)
  return {...form, on}
}
