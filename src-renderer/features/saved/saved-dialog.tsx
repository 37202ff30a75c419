import '../../ui/field.css'
import {type FormEvent, useId, useState} from 'react'
import {create} from 'zustand'
import type {Failure} from '../../../src-main/contract/errors.ts'
import type {SavedSearch} from '../../../src-main/contract/saved.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'
import {underWay} from '../acts/index.ts'
import {told} from './saved-acts.ts'

const words = messages.search.saved

/** A search that is to be saved. */
export interface NewSearch {
  readonly query: string
  /** The folder below which it looks. */
  readonly folder?: string | undefined
}

interface Asking {
  readonly open: boolean
  readonly search?: NewSearch | undefined
  readonly saved?: SavedSearch | undefined
}
const useAsking = create<Asking>(() => ({open: false}))
const close = (): void => useAsking.setState({open: false})

/** Asks for the name of a search that is to be saved. */
export const askToSave = (search: NewSearch): void => useAsking.setState({open: true, search}, true)
/** Asks what a saved search shall be called. */
export const askToRename = (saved: SavedSearch): void => useAsking.setState({open: true, saved}, true)

/** What is asked of saved searches, over the window. */
export function SavedDialog() {
  const {open, search, saved} = useAsking()
  return (
    <Dialog
      open={open}
      onClose={close}
      title={saved ? words.renameTitle(shown(saved.name)) : words.saveTitle}
      text={search && textOf(search)}
    >
      <NameForm key={saved?.id ?? search?.query} search={search} saved={saved} />
    </Dialog>
  )
}

const textOf = ({query, folder}: NewSearch): string =>
  [words.saveText(shown(query)), folder === undefined ? '' : words.below(shown(folder))].filter((part) => part !== '').join(' ')

function NameForm({search, saved}: Omit<Asking, 'open'>) {
  const [name, setName] = useState(saved?.name ?? search?.query ?? '')
  const [failure, setFailure] = useState<Failure>()
  const id = useId()
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      await underWay(saved ? rename(saved, name) : save(search!, name))
      close()
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {words.name}
        </label>
        <input
          id={id}
          className="field-input"
          value={name}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          aria-describedby={failure ? `${id}-failure` : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {failure ? (
          <p id={`${id}-failure`} className="field-failure" role="alert">
            {[failure.message, failure.hint].filter(Boolean).join(' ')}
          </p>
        ) : null}
      </div>
      <DialogActions>
        <Button onClick={close}>{messages.cancel}</Button>
        <Button type="submit" look="primary" disabled={name.trim() === ''}>
          {saved ? words.renameNow : words.make}
        </Button>
      </DialogActions>
    </form>
  )
}

async function save({query, folder}: NewSearch, name: string): Promise<void> {
  const {saved, act} = await core.saved.create({name, query, ...(folder === undefined ? {} : {in: folder})})
  told(act, words.created(shown(saved.name)))
}

async function rename({id}: SavedSearch, name: string): Promise<void> {
  const {saved, act} = await core.saved.rename({saved: id, name})
  if (act !== undefined) told(act, words.renamed(shown(saved.name)))
}
