import type {DiskFacts} from '../../../src-main/contract/disk-facts.ts'
import {messages} from '../../messages.ts'
import {amount, shown} from '../../ui/format.ts'
import {Fact, Section} from './facts.tsx'

const words = messages.inspect

/** Who may do what with a thing on the disk. */
export function Permissions({
  disk: {owner, mode, permissions, names, inode},
  isFile,
}: {
  readonly disk: DiskFacts
  readonly isFile: boolean
}) {
  return (
    <Section title={words.permissions}>
      <dl>
        <Fact name={words.owner}>{owner ? shown(owner.user ?? String(owner.uid)) : ''}</Fact>
        <Fact name={words.group}>{owner ? shown(owner.group ?? String(owner.gid)) : ''}</Fact>
        <Fact name={words.mode}>
          <span className="inspector-mono">{permissions}</span> <span className="inspector-soft">{mode}</span>
        </Fact>
        <Fact name={words.names}>{isFile && names > 1 ? amount(names) : ''}</Fact>
        <Fact name={words.inode}>{inode}</Fact>
      </dl>
    </Section>
  )
}
