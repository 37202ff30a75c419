import '../../ui/page.css'
import {Trash2, Undo2} from 'lucide-react'
import {useState} from 'react'
import type {Item} from '../../../src-main/contract/file.ts'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {EmptyState} from '../../ui/empty-state.tsx'
import {bytes, moment, shown} from '../../ui/format.ts'
import {deleteTrashed, emptyTrash, restore, trashedIn, trashedName, trashTarget, useTrash} from './trash.ts'

const words = messages.pages.trash
const SHOWN = 2_000

/** The trash of all volumes: what lies in it, and the ways back and out. */
export function TrashPage() {
  const role = usePaneRole()
  const {value: items, known, failure} = useTrash()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const picked = items.filter((item) => chosen.has(trashTarget(item)))
  const act = async (work: (items: readonly Item[]) => Promise<void>): Promise<void> => {
    await work(picked)
    setChosen(new Set())
  }
  return (
    <div className="page" role={role} aria-label={words.title} tabIndex={0}>
      <div className="page-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        <div className="page-acts">
          <Button disabled={picked.length === 0} onClick={() => void act(restore)}>
            <Undo2 size={15} aria-hidden />
            {words.restore}
          </Button>
          <Button look="danger" disabled={picked.length === 0} onClick={() => void act(deleteTrashed)}>
            {words.delete}
          </Button>
          <Button look="danger" disabled={items.length === 0} onClick={() => void emptyTrash()}>
            <Trash2 size={15} aria-hidden />
            {words.empty}
          </Button>
          <span role="status">{picked.length > 0 ? words.chosen(picked.length) : ''}</span>
        </div>
      </div>
      {failure ? <EmptyState icon={Trash2} title={messages.empty.failed} text={failure.message} alert /> : null}
      {known && !failure && items.length === 0 ? <EmptyState icon={Trash2} title={words.none} text={words.noneText} /> : null}
      {items.length > 0 ? <TrashTable items={items} chosen={chosen} onChoose={setChosen} /> : null}
    </div>
  )
}

interface TableParts {
  readonly items: readonly Item[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

function TrashTable({items, chosen, onChoose}: TableParts) {
  const toggle = (target: string): void => {
    const next = new Set(chosen)
    if (!next.delete(target)) next.add(target)
    onChoose(next)
  }
  const all = items.every((item) => chosen.has(trashTarget(item)))
  return (
    <table className="page-table">
      <caption className="unseen">{words.list}</caption>
      <thead>
        <tr>
          <th scope="col">
            <input
              type="checkbox"
              aria-label={words.all}
              checked={all}
              onChange={() => onChoose(new Set(all ? [] : items.map(trashTarget)))}
            />
          </th>
          <th scope="col">{words.columns.name}</th>
          <th scope="col">{words.columns.from}</th>
          <th scope="col">{words.columns.size}</th>
          <th scope="col">{words.columns.when}</th>
        </tr>
      </thead>
      <tbody>
        {items.slice(0, SHOWN).map((item) => (
          <tr key={trashTarget(item)}>
            <td>
              <input
                type="checkbox"
                aria-label={words.choose(shown(trashedName(item)), shown(trashedIn(item)))}
                checked={chosen.has(trashTarget(item))}
                onChange={() => toggle(trashTarget(item))}
              />
            </td>
            <th scope="row">{shown(trashedName(item))}</th>
            <td>{shown(trashedIn(item)) || words.unknown}</td>
            <td>
              {item.kind === 'file' ? bytes(item.sizeBytes) : (messages.categories[item.kind === 'dir' ? 'folder' : item.kind] ?? '')}
            </td>
            <td>{item.trashedAt === undefined ? '' : moment(item.trashedAt)}</td>
          </tr>
        ))}
        {items.length > SHOWN ? (
          <tr>
            <td colSpan={5}>{messages.act.confirm.more(items.length - SHOWN)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}
