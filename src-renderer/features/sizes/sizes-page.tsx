import './sizes.css'
import {ChartPie, LayoutDashboard, type LucideIcon, Table2} from 'lucide-react'
import type {KeyboardEvent, ReactNode} from 'react'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {usePane, usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {EmptyState} from '../../ui/empty-state.tsx'
import {shown} from '../../ui/format.ts'
import {useLocations} from '../locations/index.ts'
import {useNavigation} from '../places/index.ts'
import {crumbsOf, goToSizes} from './crumbs.ts'
import {openPart, trashPart, zoomTo} from './part-acts.ts'
import {factsOfPart, nameOfPart} from './part-names.ts'
import {SizeCrumbs} from './size-crumbs.tsx'
import {SizeMenu} from './size-menu.tsx'
import {SizePicture} from './size-picture.tsx'
import {SizeTable} from './size-table.tsx'
import type {SizePart, SizeTree} from './size-tree.ts'
import {type Look, looks, setLook, useLook, useMarks, useSizes} from './sizes.ts'
import {useSizesOf} from './use-sizes-of.ts'

const words = messages.pages.sizes

/** What takes the space in a folder, on a volume or everywhere: as a map, as rings, or in rows. */
export function SizesPage({menu}: {readonly menu: ReactNode}) {
  const role = usePaneRole()
  const pane = usePane()
  const of = useNavigation(({visits, at}) => visits[at]?.place.of)
  const look = useLook((state) => state.look)
  useSizesOf(of, look)
  const {nodes, tree} = useSizes()
  const chosen = useMarks((state) => state.chosen)
  const part = tree && partOf(tree, chosen)
  const locations = useLocations((state) => state.value)
  const [top] = nodes
  const crumbs = crumbsOf(top, locations)
  const up = (): void => {
    const above = crumbs.at(-1)
    if (!above) return
    // What one comes from is chosen there.
    useMarks.setState({chosen: tree?.data.key}, pane)
    goToSizes(above.of)
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    if (event.key === 'Backspace' || (event.altKey && event.key === 'ArrowUp')) up()
    else if (event.key === 'Delete' && !event.shiftKey && part) void trashPart(part.node)
    else return
    event.preventDefault()
  }
  return (
    <div className="sizes" role={role} aria-label={words.title} tabIndex={-1} onKeyDown={keys}>
      <div className="sizes-head">
        <h1 className="unseen">{words.title}</h1>
        <SizeCrumbs crumbs={crumbs} top={top} onUp={up} />
        <Looks look={look} />
      </div>
      {tree && (top?.bytes ?? 0) > 0 ? <Shown tree={tree} nodes={nodes} look={look} part={part} menu={menu} /> : <Nothing />}
    </div>
  )
}

interface ShownParts {
  readonly tree: SizeTree
  readonly nodes: readonly SizeNode[]
  readonly look: Look
  readonly part: SizePart | undefined
  readonly menu: ReactNode
}

function Shown({tree, nodes, look, part, menu}: ShownParts) {
  const {node: top} = tree.data
  const name = nameOfPart(top)
  const open = ({node}: SizePart): void => {
    if (node.kind === 'file') void openPart(node)
    else if (node.kind !== 'rest' || node.parent !== 0) zoomTo(node)
  }
  return (
    <>
      <SizeMenu menu={part ? menu : undefined}>
        {look === 'table' ? (
          <SizeTable tree={tree} name={name} onOpen={open} />
        ) : (
          <SizePicture tree={tree} nodes={nodes} look={look} name={name} onOpen={open} />
        )}
      </SizeMenu>
      <Facts tree={tree} chosen={part} />
    </>
  )
}

/** One line about what the pointer is over, else about what is chosen, else about the whole. */
function Facts({tree, chosen}: {readonly tree: SizeTree; readonly chosen: SizePart | undefined}) {
  const pointed = useMarks((state) => state.pointed)
  const part = partOf(tree, pointed) ?? chosen ?? tree.data
  const whole = tree.data.node.bytes
  return (
    <>
      <p className="size-facts" aria-hidden>
        <strong>{nameOfPart(part.node)}</strong>
        <span>{factsOfPart(part.node, whole)}</span>
        <span className="size-facts-path" dir="rtl">
          <bdi>{shown(part.node.path)}</bdi>
        </span>
      </p>
      <p className="unseen" role="status">
        {chosen ? `${nameOfPart(chosen.node)}, ${factsOfPart(chosen.node, whole)}, ${shown(chosen.node.path)}` : ''}
      </p>
    </>
  )
}

function Nothing() {
  const {nodes, known, failure} = useSizes()
  const [top] = nodes
  const nothingIndexed = top === undefined || (top.kind === 'all' && top.files === 0)
  if (failure) return <EmptyState icon={ChartPie} title={messages.empty.failed} text={failure.message} alert />
  if (!known) return null
  return <EmptyState icon={ChartPie} title={nothingIndexed ? words.none : words.empty} text={nothingIndexed ? words.noneText : ''} />
}

function partOf(tree: SizeTree, key: string | undefined): SizePart | undefined {
  return key === undefined ? undefined : tree.find(({data}) => data.key === key)?.data
}

const icons: Readonly<Record<Look, LucideIcon>> = {map: LayoutDashboard, rings: ChartPie, table: Table2}

function Looks({look}: {readonly look: Look}) {
  const pane = usePane()
  return (
    <div className="size-looks" role="radiogroup" aria-label={words.view}>
      {looks.map((one) => {
        const Icon = icons[one]
        return (
          <label key={one} data-on={one === look ? '' : undefined}>
            <input type="radio" name={`${pane.id}-size-look`} checked={one === look} onChange={() => setLook(one)} />
            <Icon size={14} strokeWidth={1.8} aria-hidden />
            {words.looks[one]}
          </label>
        )
      })}
    </div>
  )
}
