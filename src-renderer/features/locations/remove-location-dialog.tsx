import type {Location} from '../../../src-main/contract/location.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'

interface RemoveParts {
  readonly location: Location | undefined
  readonly onClose: () => void
  readonly onRemove: (location: Location) => void
}

/** Asks before a location is forgotten, and says that its files stay. */
export function RemoveLocationDialog({location, onClose, onRemove}: RemoveParts) {
  const words = messages.locations
  return (
    <Dialog open={location !== undefined} onClose={onClose} title={words.removeTitle(shown(location?.name ?? ''))} text={words.removeText}>
      <DialogActions>
        <Button onClick={onClose}>{messages.cancel}</Button>
        <Button look="danger" onClick={() => (location ? onRemove(location) : undefined)}>
          {words.removeNow}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
