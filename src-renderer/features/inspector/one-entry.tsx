import {Copy} from 'lucide-react'
import type {FileInfo, Item} from '../../../src-main/contract/file.ts'
import {messages} from '../../messages.ts'
import {bytes, moment, shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {CategoryIcon, kindText, sizeText} from '../files/index.ts'
import {Thumb} from '../sidecars/index.ts'
import {EntryTags, openTagPopover} from '../tags/index.ts'
import type {FolderTotals, Told} from './ask-told.ts'
import {ContentCopies} from './content-copies.tsx'
import {copyText} from './copy-text.ts'
import {EntryHistory} from './entry-history.tsx'
import {Fact, Section} from './facts.tsx'
import {Kinds} from './kinds.tsx'
import {Permissions} from './permissions.tsx'

const words = messages.inspect

/** All that is known of one file or folder. */
export function OneEntry({told, apart}: {readonly told: Told; readonly apart: boolean}) {
  const {subject, info} = told
  const item = info?.item ?? (subject.kind === 'one' ? subject.item : undefined)
  if (!item) return null
  return (
    <>
      <Face item={item} />
      <Section title={words.facts}>
        <dl>
          <EntryFacts item={item} info={info} />
          <Dates item={item} info={info} />
          <Places item={item} />
        </dl>
      </Section>
      <Rest told={told} item={item} apart={apart} />
    </>
  )
}

interface RestParts {
  readonly told: Told
  readonly item: Item
  readonly apart: boolean
}

function Rest({told: {subject, info, acts, totals}, item, apart}: RestParts) {
  return (
    <>
      {totals ? <Holdings totals={totals} /> : null}
      {info?.content ? <ContentCopies content={info.content} own={item.uri} /> : null}
      {item.id === undefined ? null : (
        <Section title={words.tags}>
          <EntryTags ids={[item.id]} onAdd={subject.kind === 'one' && !apart ? () => void openTagPopover() : undefined} />
        </Section>
      )}
      {info?.disk ? <Permissions disk={info.disk} isFile={item.kind === 'file'} /> : null}
      {info ? <EntryHistory acts={acts ?? []} versions={info.versions ?? []} /> : null}
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

interface FactsParts {
  readonly item: Item
  readonly info: FileInfo | undefined
}

function EntryFacts({item, info}: FactsParts) {
  const size = item.kind === 'dir' ? item.totalBytes : item.sizeBytes
  const isFile = item.kind === 'file'
  const diskBytes = isFile ? info?.disk?.diskBytes : undefined
  return (
    <>
      <Fact name={words.kind}>{isFile ? info?.finding?.name : undefined}</Fact>
      <Fact name={words.size}>{size === undefined ? '' : exactly(size)}</Fact>
      <Fact name={words.onDisk}>{diskBytes === undefined ? '' : bytes(diskBytes)}</Fact>
      <Disagreement text={info?.finding?.disagreement} />
    </>
  )
}

/** Said where the name promises another type than the bytes hold. */
function Disagreement({text}: {readonly text: string | undefined}) {
  return text === undefined ? null : <p className="inspector-note">{text}</p>
}

const exactly = (size: number): string => (size < 1000 ? bytes(size) : words.exactly(bytes(size), size))

function Dates({item: {modifiedAt, createdAt, lastSeenAt}, info}: FactsParts) {
  return [
    [words.modified, modifiedAt],
    [words.created, createdAt],
    [words.changed, info?.disk?.changedAt],
    [words.accessed, info?.disk?.accessedAt],
    [words.lastSeen, lastSeenAt],
  ].map(([name = '', at]) => (
    <Fact key={name} name={name}>
      {at === undefined ? '' : moment(at)}
    </Fact>
  ))
}

function Places({item: {path, linkTarget}}: {readonly item: Item}) {
  return (
    <>
      <Fact name={words.leadsTo}>{linkTarget === undefined ? '' : shown(linkTarget)}</Fact>
      <Fact name={words.where}>
        <span className="inspector-path">
          <span>{shown(path)}</span>
          <IconButton icon={Copy} small label={words.copyPath} onClick={() => void copyText(path, words.pathCopied)} />
        </span>
      </Fact>
    </>
  )
}

function Holdings({totals: {files, folders, kinds, whole}}: {readonly totals: FolderTotals}) {
  return (
    <Section title={words.holds}>
      <p>{files + folders === 0 ? messages.preview.emptyFolder : words.totals(files, folders)}</p>
      {whole ? null : <p className="inspector-soft">{words.notWhole}</p>}
      <Kinds kinds={kinds} />
    </Section>
  )
}
