import {BookmarkPlus} from 'lucide-react'
import {usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {useSearch} from '../search/index.ts'
import {askToSave} from './saved-dialog.tsx'

/** Keeps what is searched for under a name. */
export function SaveButton({folder}: {readonly folder: string | undefined}) {
  const pane = usePane()
  const save = (): void => {
    const {text, scope} = useSearch.getState(pane)
    askToSave({query: text.trim(), folder: scope === 'folder' ? folder : undefined})
  }
  return <IconButton icon={BookmarkPlus} small label={messages.search.saved.save} onClick={save} />
}
