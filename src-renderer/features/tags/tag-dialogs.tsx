import {create} from 'zustand'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {messages} from '../../messages.ts'
import {Dialog} from '../../ui/dialog.tsx'
import {TagForm} from './tag-form.tsx'
import {TagPopover} from './tag-popover.tsx'

interface Asking {
  readonly open: boolean
  readonly tag?: Tag | undefined
  readonly inside?: string | undefined
}
const useAsking = create<Asking>(() => ({open: false}))
const close = (): void => useAsking.setState({open: false})

/** Asks for a new tag, or for what shall change of one. */
export const askForTag = (about: Omit<Asking, 'open'> = {}): void => useAsking.setState({open: true, ...about}, true)

/** What is asked of tags, over the window. */
export function TagDialogs() {
  const {open, tag, inside} = useAsking()
  return (
    <>
      <Dialog open={open} onClose={close} title={tag ? messages.tags.edit : messages.tags.create}>
        <TagForm tag={tag} inside={inside} onClose={close} />
      </Dialog>
      <TagPopover />
    </>
  )
}
