import {Copy, HardDrive, Unplug} from 'lucide-react'
import type {ContentFacts} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {nameOf, parentOf} from '../places/index.ts'
import {useVolumes} from '../volumes/index.ts'
import {copyText} from './copy-text.ts'
import {Section} from './facts.tsx'
import {type Lead, useLead} from './leading.ts'

const words = messages.inspect
const MOST = 20

type ContentCopy = ContentFacts['copies'][number]

/** What a file is known by, and where all files of the same content are, each leading there. */
export function ContentCopies({content: {id, identity, copies}, own}: {readonly content: ContentFacts; readonly own: string}) {
  const away = copies.filter(({online}) => !online).length
  return (
    <Section title={words.copies}>
      <p>{words.copiesOf(copies.length, away)}</p>
      {copies.length > 1 ? (
        <>
          <p className="inspector-soft">{identity === 'full' ? words.same : words.alike}</p>
          <ul className="inspector-copies">
            {copies.slice(0, MOST).map((copy) => (
              <li key={copy.uri}>
                <CopyLine copy={copy} isOwn={copy.uri === own} />
              </li>
            ))}
          </ul>
          {copies.length > MOST ? <p className="inspector-soft">{words.moreCopies(copies.length - MOST)}</p> : null}
        </>
      ) : null}
      <div className="inspector-path inspector-soft">
        <span title={id}>{words.identities[identity]}</span>
        <IconButton icon={Copy} small label={words.copyKey} onClick={() => void copyText(id, words.keyCopied)} />
      </div>
    </Section>
  )
}

function CopyLine({copy, isOwn}: {readonly copy: ContentCopy; readonly isOwn: boolean}) {
  const lead = useLead()
  const volume = useVolumes(({value}) => value.find(({id}) => copy.uri.startsWith(`sd://volume/${id}/`))?.name)
  const path = shown(copy.path)
  const marks = [isOwn ? words.thisOne : '', copy.online ? '' : words.away].filter((mark) => mark !== '')
  const Icon = copy.online ? HardDrive : Unplug
  return (
    <button
      type="button"
      className="inspector-copy"
      title={words.goToCopy(path)}
      data-away={copy.online ? undefined : ''}
      onClick={() => leadToCopy(copy, lead)}
    >
      <Icon size={14} strokeWidth={1.7} aria-hidden />
      <span className="inspector-copy-path">{path}</span>
      <span className="inspector-soft">
        {[volume === undefined ? '' : shown(volume), ...marks].filter((part) => part !== '').join(' · ')}
      </span>
    </button>
  )
}

/** To the folder of a copy, with the copy chosen; one that is away is shown as it was last seen. */
function leadToCopy({uri, path, online}: ContentCopy, lead: Lead): void {
  const folder = parentOf(online ? path : uri)
  if (folder !== undefined) lead({folder}, {name: nameOf(path)})
}
