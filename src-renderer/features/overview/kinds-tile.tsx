import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'
import {searchFor} from '../search/index.ts'
import {groupOf} from '../sizes/index.ts'
import {askKinds, whenIndexed} from './questions.ts'
import {Tile} from './tile.tsx'
import {useAsked} from './use-asked.ts'

const words = messages.overview
const SHOWN = 6

/** What the files are, by how much of it there is; each kind leads to its files. */
export function KindsTile() {
  const answer = useAsked(askKinds, whenIndexed)
  const sums = (answer?.sums ?? []).filter(({bytes: size}) => size > 0)
  const name = (category: string): string => messages.categories[category] ?? category
  return (
    <Tile title={words.kinds}>
      {answer && sums.length > 0 ? (
        <>
          <div className="overview-parts" aria-hidden>
            {sums.map(({key, bytes: size}) => (
              <span key={key} className="size-swatch" data-group={groupOf(key)} style={{flexGrow: size / answer.bytes}} />
            ))}
          </div>
          <ul className="overview-list">
            {sums.slice(0, SHOWN).map(({key, files, bytes: size}) => (
              <li key={key}>
                <button type="button" title={words.kind(name(key), files)} onClick={() => searchFor(`kind:${key}`)}>
                  <span className="size-swatch" data-group={groupOf(key)} aria-hidden />
                  <span className="overview-name">{name(key)}</span>
                  <span className="overview-fact">{bytes(size)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Tile>
  )
}
