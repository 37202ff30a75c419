import './overview.css'
import type {Item} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {CategoryIcon} from '../files/index.ts'
import {useLocations} from '../locations/index.ts'
import {goTo, parentOf} from '../places/index.ts'
import {CopiesTile} from './copies-tile.tsx'
import {KindsTile} from './kinds-tile.tsx'
import {askLargest, askRecent, whenIndexed} from './questions.ts'
import {Tile} from './tile.tsx'
import {useAsked} from './use-asked.ts'
import {VolumesTile} from './volumes-tile.tsx'

const words = messages.overview

/** Everything at a glance: the disks, what changed last, what is large, what it is, and what has too few copies. */
export function Overview() {
  const recent = useAsked(askRecent, whenIndexed)
  const largest = useAsked(askLargest, whenIndexed)
  const growing = useLocations(({value}) => value.some(({state}) => state === 'indexing'))
  return (
    <>
      {growing && recent ? (
        <p className="overview-growing" role="status">
          {words.growing(recent.total)}
        </p>
      ) : null}
      <div className="overview">
        <VolumesTile />
        <KindsTile />
        <Tile title={words.recent}>
          <Items items={recent?.items} fact={({modifiedAt}) => moment(modifiedAt)} none={words.noRecent} />
        </Tile>
        <Tile title={words.largest} more={{label: words.sizes, onOpen: () => goTo({page: 'sizes'})}}>
          <Items items={largest?.items} fact={({sizeBytes}) => bytes(sizeBytes)} none={words.noRecent} />
        </Tile>
        <CopiesTile />
      </div>
    </>
  )
}

interface ItemsParts {
  readonly items: readonly Item[] | undefined
  readonly fact: (item: Item) => string
  readonly none: string
}

/** A few files; each leads to its place. */
function Items({items, fact, none}: ItemsParts) {
  if (items === undefined) return null
  if (items.length === 0) return <p className="overview-note">{none}</p>
  const show = ({path, id}: Item): void => {
    const folder = parentOf(path)
    if (folder !== undefined) goTo({folder}, {id})
  }
  return (
    <ul className="overview-list">
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" title={shown(item.path)} onClick={() => show(item)}>
            <CategoryIcon item={item} size={16} />
            <span className="overview-name">{shown(item.name)}</span>
            <span className="overview-fact">{fact(item)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
