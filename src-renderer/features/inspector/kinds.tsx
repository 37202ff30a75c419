import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'

const MOST = 6

interface KindSum {
  readonly category: string
  readonly files: number
  readonly bytes: number
}

/** What files come to by kind, those with the most bytes first. */
export function Kinds({kinds}: {readonly kinds: readonly KindSum[]}) {
  if (kinds.length === 0) return null
  return (
    <ul className="inspector-kinds" aria-label={messages.inspect.kinds}>
      {kinds.slice(0, MOST).map(({category, files, bytes: weight}) => (
        <li key={category}>
          <span>{messages.categories[category] ?? category}</span>
          <span className="inspector-soft">{messages.inspect.kindFiles(files)}</span>
          <span className="inspector-number">{bytes(weight)}</span>
        </li>
      ))}
    </ul>
  )
}
