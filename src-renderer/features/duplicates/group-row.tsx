import type {DuplicateGroup, DuplicateName} from '../../../src-main/contract/duplicate.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {nameOf} from '../places/index.ts'

const words = messages.pages.duplicates
const NAMES_SHOWN = 20

interface GroupParts {
  readonly group: DuplicateGroup
  readonly picked: boolean
  readonly onToggle: () => void
}

/** Files with the same bytes: how much they hold, and where each of them lies. */
export function GroupRow({group, picked, onToggle}: GroupParts) {
  const {names, files, sizeBytes, reclaimableBytes} = group
  const [first] = names
  const rest = names.length - NAMES_SHOWN
  const title = first ? shown(nameOf(first.path)) : group.contentId
  return (
    <li>
      <input type="checkbox" aria-label={words.choose(title)} checked={picked} onChange={onToggle} />
      <div>
        <p>
          <strong>{title}</strong> <span className="page-soft">{words.weight(files, bytes(sizeBytes))}</span>
        </p>
        <ul>
          {names.slice(0, NAMES_SHOWN).map((name, at) => (
            <li key={name.id}>
              <span>{shown(name.path)}</span> <span className="page-soft">{factsOf(name, names[at - 1])}</span>
            </li>
          ))}
          {rest > 0 ? <li className="page-soft">{messages.act.confirm.more(rest)}</li> : null}
        </ul>
      </div>
      <span className="page-figure">{words.reclaim(bytes(reclaimableBytes))}</span>
    </li>
  )
}

/** When it was changed, and whether it is away or only another name of the file above it. */
function factsOf({modifiedAt, online, file}: DuplicateName, before: DuplicateName | undefined): string {
  return [moment(modifiedAt), online ? '' : words.away, before?.file === file ? words.sameFile : '']
    .filter((part) => part !== '')
    .join(' · ')
}
