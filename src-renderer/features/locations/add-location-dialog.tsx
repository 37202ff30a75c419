import '../../ui/field.css'
import {FolderPlus} from 'lucide-react'
import {type FormEvent, useId, useState} from 'react'
import {create} from 'zustand'
import type {Failure} from '../../../src-main/contract/errors.ts'
import type {Location} from '../../../src-main/contract/location.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {failureOf} from '../../core/live.ts'
import {useSession} from '../../core/session.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {addOrThrow} from './locations.ts'

const words = messages.locations

/** Whether a folder is being asked for. */
export const useAddLocation = create<{readonly open: boolean}>(() => ({open: false}))
export const askForLocation = (): void => useAddLocation.setState({open: true})
const close = (): void => useAddLocation.setState({open: false})

/** Asks for a folder, by typing or with the system's own dialog where there is one. */
export function AddLocationDialog({onAdded}: {readonly onAdded: (location: Location) => void}) {
  const {open} = useAddLocation()
  return (
    <Dialog open={open} onClose={close} title={words.addTitle} text={words.addText}>
      <AddLocationForm onAdded={onAdded} />
    </Dialog>
  )
}

function AddLocationForm({onAdded}: {readonly onAdded: (location: Location) => void}) {
  const [path, setPath] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure>()
  const id = useId()
  const withDialogs = useSession((session) => session.welcome?.abilities.includes('dialogs') ?? false)

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    try {
      const location = await addOrThrow(path.trim())
      close()
      onAdded(location)
    } catch (error) {
      setFailure(failureOf(error))
      setBusy(false)
    }
  }
  const pick = async (): Promise<void> => {
    const answer = await attempt(() => core.window.pickFolder({title: words.addTitle}))
    if (answer?.path !== undefined) setPath(answer.path)
  }
  return (
    <form onSubmit={(event) => void add(event)} className="field">
      <label className="field-label" htmlFor={id}>
        {words.folder}
      </label>
      <div className="add-location-line">
        <input
          id={id}
          className="field-input"
          value={path}
          placeholder={words.folderHint}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          aria-describedby={failure ? `${id}-failure` : undefined}
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        {withDialogs ? <Button onClick={() => void pick()}>{words.choose}</Button> : null}
      </div>
      {failure ? (
        <p id={`${id}-failure`} className="field-failure" role="alert">
          {[failure.message, failure.hint].filter(Boolean).join(' ')}
        </p>
      ) : null}
      <DialogActions>
        <Button onClick={close}>{messages.cancel}</Button>
        <Button type="submit" look="primary" disabled={busy || path.trim() === ''}>
          <FolderPlus size={15} aria-hidden />
          {words.addNow}
        </Button>
      </DialogActions>
    </form>
  )
}
