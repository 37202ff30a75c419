import type {Item} from '../../../../src-main/contract/file.ts'
import type {Preview} from '../../../../src-main/contract/preview.ts'
import {messages} from '../../../messages.ts'
import {amount, bytes} from '../../../ui/format.ts'
import {CategoryIcon} from '../file-row.tsx'
import {KindIcon} from './kind-icon.tsx'

const words = messages.preview

/** What is below a folder, in sums and by kind. */
export function FolderSums({item, preview}: {readonly item: Item; readonly preview: Preview & {readonly shows: 'folder'}}) {
  const {files, folders, kinds, whole} = preview
  const isEmpty = files + folders === 0
  return (
    <div className="preview-sums" tabIndex={0} role="region" aria-label={words.kinds}>
      <CategoryIcon item={item} size={72} />
      <p className="preview-why">{isEmpty && whole ? words.emptyFolder : words.sums(files, folders, bytes(preview.bytes))}</p>
      {whole ? null : <p className="preview-hint">{words.notWhole}</p>}
      {kinds.length > 0 ? (
        <table className="preview-table preview-kinds">
          <thead>
            <tr>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.size}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => (
              <tr key={kind.category}>
                <td>
                  <KindIcon category={kind.category} />
                  {messages.categories[kind.category] ?? kind.category}
                </td>
                <td>{amount(kind.files)}</td>
                <td>{bytes(kind.bytes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="preview-hint">{words.opensFolder}</p>
    </div>
  )
}
