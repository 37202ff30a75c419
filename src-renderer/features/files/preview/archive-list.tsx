import type {Item} from '../../../../src-main/contract/file.ts'
import type {ArchiveEntry, Preview} from '../../../../src-main/contract/preview.ts'
import {messages} from '../../../messages.ts'
import {bytes, moment, shown} from '../../../ui/format.ts'
import {KindIcon} from './kind-icon.tsx'

const words = messages.preview

/** What an archive holds, as it tells of itself. */
export function ArchiveList({item, preview}: {readonly item: Item; readonly preview: Preview & {readonly shows: 'archive'}}) {
  const {files, folders, entries, cut} = preview
  const more = files + folders - entries.length
  return (
    <div className="preview-list" tabIndex={0} role="region" aria-label={words.entries(shown(item.name))}>
      <p className="preview-summary">
        {words.sums(files, folders, words.unpacked(bytes(preview.bytes)))}
        {cut ? ` — ${words.cut}` : ''}
      </p>
      <table className="preview-table">
        <thead>
          <tr>
            <th scope="col">{words.entry}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.changed}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, at) => (
            <EntryLine key={at} entry={entry} />
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="preview-summary">{words.moreEntries(more)}</p> : null}
    </div>
  )
}

const looks = {file: 'file', dir: 'folder', link: 'link', special: 'special'} as const

function EntryLine({entry: {path, kind, sizeBytes, modifiedAt}}: {readonly entry: ArchiveEntry}) {
  return (
    <tr>
      <td>
        <KindIcon category={looks[kind]} />
        <span className="preview-entry">{shown(path)}</span>
      </td>
      <td>{kind === 'file' ? bytes(sizeBytes) : ''}</td>
      <td>{modifiedAt === undefined ? '' : moment(modifiedAt)}</td>
    </tr>
  )
}
