import '../../ui/page.css'
import './health.css'
import {useEffect} from 'react'
import type {HealthCheck} from '../../../src-main/contract/health.ts'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {HealthLine} from './health-line.tsx'
import {checkHealth, useHealth} from './health.ts'

const words = messages.pages.health

/** What Onefold needs of this machine and how its library is: each with its state, and with what to do where something is wrong. */
export function HealthPage() {
  const role = usePaneRole()
  const {checks, asking} = useHealth()
  useEffect(() => void checkHealth(false), [])
  return (
    <div className="page health" role={role} aria-label={words.title} tabIndex={0}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <div className="page-acts">
          <Button disabled={asking} onClick={() => void checkHealth(false)}>
            {words.again}
          </Button>
          <Button disabled={asking} onClick={() => void checkHealth(true)}>
            {words.whole}
          </Button>
          <span role="status">{asking ? words.checking : summary(checks)}</span>
        </div>
      </div>
      <ul className="health-list" aria-label={words.list} aria-busy={asking}>
        {checks.map((check) => (
          <HealthLine key={check.about} check={check} />
        ))}
      </ul>
    </div>
  )
}

function summary(checks: readonly HealthCheck[]): string {
  if (checks.length === 0) return ''
  return checks.some(({state}) => state === 'attention') ? words.attention : words.allGood
}
