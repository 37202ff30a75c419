import {DatabaseZap} from 'lucide-react'
import {useState} from 'react'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {addLocation} from './locations.ts'

/** Says of a folder that it is not indexed, with the one button that changes that. */
export function IndexThisFolder({path}: {readonly path: string}) {
  const [busy, setBusy] = useState(false)
  const add = async (): Promise<void> => {
    setBusy(true)
    await addLocation(path)
    setBusy(false)
  }
  return (
    <div className="strip">
      <span className="strip-text">{messages.locations.notIndexed}</span>
      <Button disabled={busy} onClick={() => void add()}>
        <DatabaseZap size={15} strokeWidth={1.8} aria-hidden />
        {messages.locations.indexThis}
      </Button>
    </div>
  )
}
