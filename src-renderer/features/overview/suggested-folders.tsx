import './overview.css'
import {useState} from 'react'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {shown} from '../../ui/format.ts'
import {addLocation} from '../locations/index.ts'
import {usePlaces} from '../places/index.ts'

const words = messages.overview
/** They hold all others, or what passes through. */
const notSuggested: ReadonlySet<string> = new Set(['home', 'desktop', 'downloads'])

/** For the first minute: one's own folders, chosen already but for what one takes away, and one button. */
export function SuggestedFolders() {
  const {value: places} = usePlaces()
  const [taken, setTaken] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [busy, setBusy] = useState(false)
  const inside = places.filter(({kind}) => kind !== 'home')
  // Where there are no usual folders, all of one's own is offered.
  const offered = inside.length > 0 ? inside : places
  const isTaken = ({path, kind}: (typeof places)[number]): boolean => taken.get(path) ?? (inside.length === 0 || !notSuggested.has(kind))
  const chosen = offered.filter(isTaken)
  const add = async (): Promise<void> => {
    setBusy(true)
    for (const {path} of chosen) await addLocation(path)
    setBusy(false)
  }
  if (offered.length === 0) return null
  return (
    <section className="home-section">
      <h2>{words.suggest}</h2>
      <p className="home-note">{words.suggestText}</p>
      <div className="overview-suggested">
        {offered.map((place) => (
          <label key={place.path} title={shown(place.path)}>
            <input
              type="checkbox"
              checked={isTaken(place)}
              onChange={(event) => setTaken(new Map(taken).set(place.path, event.currentTarget.checked))}
            />
            {shown(place.name)}
          </label>
        ))}
      </div>
      <Button look="primary" disabled={chosen.length === 0 || busy} onClick={() => void add()}>
        {words.addAll(chosen.length)}
      </Button>
    </section>
  )
}
