import {type FormEvent, useId, useState} from 'react'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Choices} from '../../ui/choices.tsx'
import type {Resolution} from './duplicates.ts'

const words = messages.pages.duplicates

interface FormParts {
  /** How many groups are chosen; none stands for all. */
  readonly chosen: number
  readonly onResolve: (resolution: Resolution) => Promise<void>
}

/** Which file of each group stays and what becomes of the others; the plan is shown before anything is done. */
export function ResolveForm({chosen, onResolve}: FormParts) {
  const [how, setHow] = useState<Resolution>({keep: 'oldest', folder: '', by: 'trash'})
  const id = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void onResolve({...how, folder: how.folder.trim()})
  }
  return (
    <form className="page-form" aria-label={words.form} onSubmit={submit}>
      <Choices title={words.keep} value={how.keep} options={words.rules} onChange={(keep) => setHow({...how, keep})} />
      <Choices title={words.others} value={how.by} options={words.ways} onChange={(by) => setHow({...how, by})} />
      {how.keep === 'in' ? (
        <div className="page-form-line field">
          <label className="field-label" htmlFor={id}>
            {words.folder}
          </label>
          <input
            id={id}
            className="field-input"
            value={how.folder}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setHow({...how, folder: event.currentTarget.value})}
          />
        </div>
      ) : null}
      <div className="page-form-line page-acts">
        <Button type="submit" look="primary" disabled={how.keep === 'in' && how.folder.trim() === ''}>
          {words.preview}
        </Button>
        <span role="status">{chosen > 0 ? words.chosen(chosen) : words.all}</span>
      </div>
    </form>
  )
}
