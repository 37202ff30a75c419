import {Files} from 'lucide-react'
import {messages} from '../../messages.ts'
import {bytes, shown} from '../../ui/format.ts'
import {EntryTags, openTagPopover} from '../tags/index.ts'
import {Fact, Section} from './facts.tsx'
import {Kinds} from './kinds.tsx'
import type {Subject} from './subject.ts'
import type {Sums} from './sums-of-items.ts'

const words = messages.inspect
const MOST_TAGGED = 1_000

interface SeveralParts {
  readonly subject: Extract<Subject, {readonly kind: 'some' | 'all'}>
  readonly sums: Sums | undefined
}

/** What several entries come to together. */
export function Several({subject, sums}: SeveralParts) {
  const count = subject.kind === 'all' ? subject.count : subject.items.length
  return (
    <>
      <div className="inspector-face">
        <Files className="inspector-several" size={52} strokeWidth={1.1} aria-hidden />
        <h3>{words.several(count)}</h3>
        <p className="inspector-soft">{sums ? bytes(sums.bytes) : ''}</p>
      </div>
      {sums ? (
        <Section title={words.together}>
          <dl>
            <Fact name={words.holds}>{words.totals(sums.files, sums.folders)}</Fact>
            <Fact name={words.size}>{bytes(sums.bytes)}</Fact>
            <Fact name={words.folder}>
              {sums.folder === undefined ? '' : <span className="inspector-break">{shown(sums.folder)}</span>}
            </Fact>
          </dl>
          {sums.whole ? null : <p className="inspector-soft">{words.notAllKnown}</p>}
          <Kinds kinds={sums.kinds} />
        </Section>
      ) : null}
      <Section title={words.tags}>
        <SeveralTags subject={subject} count={count} />
      </Section>
    </>
  )
}

function SeveralTags({subject, count}: Pick<SeveralParts, 'subject'> & {readonly count: number}) {
  if (subject.kind === 'all' || count > MOST_TAGGED) return <p className="inspector-soft">{words.tooManyForTags(MOST_TAGGED)}</p>
  const ids = subject.items.flatMap(({id}) => (id === undefined ? [] : [id]))
  return <EntryTags ids={ids} onAdd={() => void openTagPopover()} />
}
