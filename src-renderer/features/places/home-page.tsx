import './home-page.css'
import {Download, FileText, Film, Folder, House, Image, type LucideIcon, Monitor, Music} from 'lucide-react'
import type {ReactNode} from 'react'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {goTo} from './navigation.ts'
import {usePlaces} from './places.ts'

const icons: Readonly<Record<string, LucideIcon>> = {
  home: House,
  desktop: Monitor,
  documents: FileText,
  downloads: Download,
  pictures: Image,
  music: Music,
  videos: Film,
}

interface HomeParts {
  /** The sections of other subjects, below the places. */
  readonly children?: ReactNode
  readonly beginner: boolean
}

/** Where one begins: the usual folders, open at one click, indexed or not. */
export function HomePage({children, beginner}: HomeParts) {
  const role = usePaneRole()
  const {value: places, known} = usePlaces()
  return (
    <div className="home" role={role} aria-label={messages.home} tabIndex={-1}>
      <div className="home-inner">
        <header>
          <h1 className="home-title">{messages.appName}</h1>
          <p className="home-lead">{messages.places.lead}</p>
        </header>
        {beginner ? null : children}
        <section className="home-section">
          <h2>{beginner ? messages.places.begin : messages.places.folders}</h2>
          {beginner ? <p className="home-note">{messages.places.beginText}</p> : null}
          {known && places.length === 0 ? <p className="home-note">{messages.places.noPlaces}</p> : null}
          <ul className="home-cards">
            {places.map((place) => (
              <li key={place.path}>
                <HomeCard
                  icon={icons[place.kind] ?? Folder}
                  name={shown(place.name)}
                  fact={shown(place.path)}
                  onOpen={() => goTo({folder: place.path})}
                />
              </li>
            ))}
          </ul>
        </section>
        {beginner ? children : null}
      </div>
    </div>
  )
}

interface CardParts {
  readonly icon: LucideIcon
  readonly name: string
  readonly fact: string
  readonly onOpen: () => void
}

export function HomeCard({icon: Icon, name, fact, onOpen}: CardParts) {
  return (
    <button type="button" className="home-card" onClick={onOpen} title={fact}>
      <Icon size={22} strokeWidth={1.5} aria-hidden />
      <span className="home-card-words">
        <span className="home-card-name">{name}</span>
        <span className="home-card-fact">{fact}</span>
      </span>
    </button>
  )
}
