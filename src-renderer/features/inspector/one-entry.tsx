import {Copy} from 'lucide-react'
import type {FileInfo, Item} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {CategoryIcon, kindText, sizeText} from '../files/index.ts'
import {Thumb} from '../sidecars/index.ts'
import {EntryTags, openTagPopover} from '../tags/index.ts'
import type {Told} from './ask-told.ts'
import {ContentCopies} from './content-copies.tsx'
import {copyText} from './copy-text.ts'
import {EntryHistory} from './entry-history.tsx'
import {Fact, Section} from './facts.tsx'
import {Kinds} from './kinds.tsx'
import {Permissions} from './permissions.tsx'

const words = messages.inspect

/** All that is known of one file or folder. */
export function OneEntry({told: {subject, info, acts, totals}}: {readonly told: Told}) {
  const item = info?.item ?? (subject.kind === 'one' ? subject.item : undefined)
  if (!item) return null
  return (
    <>
      <Face item={item} />
      <Section title={words.facts}>
        <EntryFacts item={item} info={info} />
      </Section>
      {totals ? (
        <Section title={words.holds}>
          <p>{totals.files + totals.folders === 0 ? messages.preview.emptyFolder : words.totals(totals.files, totals.folders)}</p>
          {totals.whole ? null : <p className="inspector-soft">{words.notWhole}</p>}
          <Kinds kinds={totals.kinds} />
        </Section>
      ) : null}
      {info?.content ? <ContentCopies content={info.content} own={item.uri} /> : null}
      {item.id === undefined ? null : (
        <Section title={words.tags}>
          <EntryTags ids={[item.id]} onAdd={subject.kind === 'one' ? () => void openTagPopover() : undefined} />
        </Section>
      )}
      {info?.disk ? <Permissions disk={info.disk} isFile={item.kind === 'file'} /> : null}
      {acts || info?.versions ? <EntryHistory acts={acts ?? []} versions={info?.versions ?? []} /> : null}
    </>
  )
}

function Face({item}: {readonly item: Item}) {
  const facts = [kindText(item), sizeText(item)].filter((part) => part !== '')
  return (
    <div className="inspector-face" data-faint={item.online === false ? '' : undefined}>
      <Thumb item={item}>
        <CategoryIcon item={item} size={56} />
      </Thumb>
      <h3>{shown(item.name)}</h3>
      <p className="inspector-soft">{facts.join(' · ')}</p>
    </div>
  )
}

function EntryFacts({item, info}: {readonly item: Item; readonly info: FileInfo | undefined}) {
  const {disk, finding} = info ?? {}
  const size = item.kind === 'dir' ? item.totalBytes : item.sizeBytes
  return (
    <dl>
      <Fact name={words.size}>{size === undefined ? '' : size < 1000 ? bytes(size) : words.exactly(bytes(size), size)}</Fact>
      <Fact name={words.onDisk}>{item.kind === 'file' && disk?.diskBytes !== undefined ? bytes(disk.diskBytes) : ''}</Fact>
      <Fact name={words.kind}>{finding && item.kind === 'file' ? finding.name : ''}</Fact>
      <Fact name={words.modified}>{moment(item.modifiedAt)}</Fact>
      <Fact name={words.created}>{item.createdAt === undefined ? '' : moment(item.createdAt)}</Fact>
      <Fact name={words.changed}>{disk ? moment(disk.changedAt) : ''}</Fact>
      <Fact name={words.accessed}>{disk ? moment(disk.accessedAt) : ''}</Fact>
      <Fact name={words.lastSeen}>{item.lastSeenAt === undefined ? '' : moment(item.lastSeenAt)}</Fact>
      <Fact name={words.leadsTo}>{item.linkTarget === undefined ? '' : shown(item.linkTarget)}</Fact>
      <Fact name={words.where}>
        <span className="inspector-path">
          <span>{shown(item.path)}</span>
          <IconButton icon={Copy} small label={words.copyPath} onClick={() => void copyText(item.path, words.pathCopied)} />
        </span>
      </Fact>
      {finding?.disagreement ? <p className="inspector-note">{finding.disagreement}</p> : null}
    </dl>
  )
}
