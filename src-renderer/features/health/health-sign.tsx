import './health.css'
import {HeartPulse} from 'lucide-react'
import {useEffect} from 'react'
import {messages} from '../../messages.ts'
import {followHealth, useHealth} from './health.ts'

const words = messages.pages.health

interface SignParts {
  readonly current: boolean
  readonly onOpen: () => void
}

/** The way to the page of health, there only while that has something to tell. */
export function HealthSign({current, onOpen}: SignParts) {
  const {checks} = useHealth()
  useEffect(followHealth, [])
  const needy = checks.filter(({state}) => state === 'attention')
  if (needy.length === 0) return null
  const told = words.needy(needy.length)
  return (
    <button
      type="button"
      role="treeitem"
      className="location"
      aria-level={1}
      tabIndex={-1}
      aria-current={current ? 'location' : undefined}
      data-open-page="health"
      title={`${told}: ${needy.map(({about}) => words.about[about]).join(', ')}`}
      onClick={onOpen}
    >
      <HeartPulse size={15} strokeWidth={1.7} aria-hidden />
      <span className="location-name">{words.title}</span>
      <span className="health-dot" aria-hidden />
      <span className="unseen">{told}</span>
    </button>
  )
}
