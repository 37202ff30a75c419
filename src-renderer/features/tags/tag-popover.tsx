import {create} from 'zustand'
import {attempt, tell} from '../../core/attempt.ts'
import {messages} from '../../messages.ts'
import {Dialog} from '../../ui/dialog.tsx'
import {chosenItems, targetOf} from '../files/index.ts'
import {EntryTags} from './entry-tags.tsx'
import {TagPicker} from './tag-picker.tsx'

const MOST = 100_000
const usePopover = create<{readonly targets?: readonly string[] | undefined}>(() => ({}))
const close = (): void => usePopover.setState({targets: undefined})

/** Asks for the tags of what is chosen among the files. */
export async function openTagPopover(): Promise<void> {
  const items = await attempt(() => chosenItems(MOST))
  if (items && items.length === 0) tell('error', messages.tags.nothing)
  else if (items) usePopover.setState({targets: items.map(targetOf)})
}

/** Where tags are put on files and taken off, by typing, by digit or by the pointer. */
export function TagPopover() {
  const {targets} = usePopover()
  return (
    <Dialog open={targets !== undefined} onClose={close} title={messages.tags.of(targets?.length ?? 0)}>
      {targets ? (
        <>
          <EntryTags ids={targets} />
          <TagPicker targets={targets} />
        </>
      ) : null}
    </Dialog>
  )
}
