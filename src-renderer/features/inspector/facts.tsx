import type {ReactNode} from 'react'

/** One thing that is told: what it is, and what is so; nothing where there is nothing to tell. */
export function Fact({name, children}: {readonly name: string; readonly children: ReactNode}) {
  if (children === undefined || children === null || children === '') return null
  return (
    <div className="inspector-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Facts that belong together, under a heading. */
export function Section({title, children}: {readonly title: string; readonly children: ReactNode}) {
  return (
    <section className="inspector-section" aria-label={title}>
      <h4>{title}</h4>
      {children}
    </section>
  )
}
