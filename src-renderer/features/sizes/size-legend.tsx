import type {Ref} from 'react'
import {messages} from '../../messages.ts'
import {colourGroups} from './colour-groups.ts'

const words = messages.pages.sizes

/** What the colours stand for; the pictures take theirs from here. */
export function SizeLegend({ref, twice}: {readonly ref: Ref<HTMLUListElement>; readonly twice: boolean}) {
  return (
    <ul ref={ref} className="size-legend" aria-label={words.legend}>
      {colourGroups.map((group) => (
        <li key={group}>
          <span className="size-swatch" data-group={group} aria-hidden />
          {words.groups[group]}
        </li>
      ))}
      {twice ? (
        <li>
          <span className="size-swatch" data-hatched="" aria-hidden />
          {words.hatched}
        </li>
      ) : null}
    </ul>
  )
}
