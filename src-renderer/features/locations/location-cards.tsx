import {Folder} from 'lucide-react'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'
import {HomeCard} from '../places/index.ts'
import {useLocations} from './locations.ts'

/** The indexed folders as cards, for the home page. */
export function LocationCards({onOpen}: {readonly onOpen: (path: string) => void}) {
  const {value: locations} = useLocations()
  if (locations.length === 0) return null
  return (
    <section className="home-section">
      <h2>{messages.places.indexed}</h2>
      <ul className="home-cards">
        {locations.map((location) => (
          <li key={location.id}>
            <HomeCard
              icon={Folder}
              name={shown(location.name)}
              fact={messages.locations.brief(location.files, bytes(location.bytes))}
              onOpen={() => onOpen(location.path)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
