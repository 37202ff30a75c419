import {type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useId, useMemo, useRef} from 'react'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {useLanguage} from '../../core/language.ts'
import {type Pane, usePane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Canvas} from './canvas.tsx'
import type {Pen} from './draw-kit.ts'
import type {Box} from './map-layout.ts'
import {summaryOf} from './part-names.ts'
import {partAfterKey} from './part-keys.ts'
import {type Picture, type PictureLook, pictureOf} from './picture.ts'
import type {SizePart, SizeTree} from './size-tree.ts'
import {SizeLegend} from './size-legend.tsx'
import {useMarks} from './sizes.ts'
import {useArea} from './use-area.ts'
import {usePaints} from './use-paints.ts'

const words = messages.pages.sizes

interface PictureParts {
  readonly tree: SizeTree
  readonly nodes: readonly SizeNode[]
  readonly look: PictureLook
  readonly name: string
  readonly onOpen: (part: SizePart) => void
}

/** Sizes as a picture: pointed at and chosen by mouse and keyboard. */
export function SizePicture({tree, nodes, look, name, onOpen}: PictureParts) {
  const box = useRef<HTMLDivElement>(null)
  const pane = usePane()
  const keysId = useId()
  const legend = useRef<HTMLUListElement>(null)
  const area = useArea(box)
  const {width, height} = area
  const {language} = useLanguage()
  const picture = useMemo(() => pictureOf(tree, look, {width, height}), [tree, look, width, height])
  return (
    <>
      <div
        ref={box}
        className="size-picture"
        role="application"
        aria-roledescription={words.looks[look]}
        aria-label={look === 'map' ? words.map(name) : words.rings(name)}
        aria-describedby={keysId}
        tabIndex={0}
        onKeyDown={(event) => onKey(event, {pane, tree, picture, onOpen})}
        onPointerMove={(event) => useMarks.setState({pointed: under(event, picture)?.key}, pane)}
        onPointerLeave={() => useMarks.setState({pointed: undefined}, pane)}
        onClick={(event) => choose(under(event, picture), pane)}
        onDoubleClick={(event) => {
          const part = under(event, picture)
          if (part) onOpen(part)
        }}
        onContextMenuCapture={(event) => {
          // The menu of the keyboard is for what is chosen, whatever lies at its corner.
          if (event.nativeEvent.isTrusted) choose(under(event, picture), pane)
        }}
      >
        <Layers key={language} picture={picture} area={area} legend={legend} summary={summaryOf(nodes)} />
        <span id={keysId} className="unseen">
          {words.keys}
        </span>
      </div>
      <SizeLegend ref={legend} twice={(nodes[0]?.duplicateBytes ?? 0) > 0} />
    </>
  )
}

interface LayersParts {
  readonly picture: Picture
  readonly area: ReturnType<typeof useArea>
  readonly legend: RefObject<HTMLUListElement | null>
  readonly summary: string
}

/** The picture, and above it what is pointed at and what is chosen: so the picture is drawn but once. */
function Layers({picture, area, legend, summary}: LayersParts) {
  const paints = usePaints(legend)
  const {pointed, chosen} = useMarks()
  const draw = useCallback((pen: Pen) => paints && picture.draw(pen, paints), [picture, paints])
  const mark = useCallback(
    (pen: Pen) => {
      const of = (key: string | undefined): Box | undefined =>
        key === undefined ? undefined : picture.boxes.find(({data, depth}) => depth > 0 && data.key === key)
      const [over, taken] = [of(pointed), of(chosen)]
      if (paints && over) picture.mark(pen, over, {colour: paints.ink, width: 1.5})
      if (paints && taken) picture.mark(pen, taken, {colour: paints.ring, width: 3})
    },
    [picture, paints, pointed, chosen],
  )
  return (
    <>
      <Canvas area={area} draw={draw} role="img" aria-label={summary} />
      <Canvas area={area} draw={mark} className="size-marks" aria-hidden />
    </>
  )
}

const choose = (part: SizePart | undefined, pane: Pane): void => useMarks.setState({chosen: part?.key}, pane)

function under({nativeEvent}: MouseEvent, picture: Picture): SizePart | undefined {
  const found = picture.at(nativeEvent.offsetX, nativeEvent.offsetY)
  return found && found.depth > 0 ? found.data : undefined
}

interface KeyScope extends Pick<PictureParts, 'tree' | 'onOpen'> {
  readonly pane: Pane
  readonly picture: Picture
}

function onKey(event: KeyboardEvent, {pane, tree, picture, onOpen}: KeyScope): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const {chosen} = useMarks.getState(pane)
  const from = chosen === undefined ? undefined : picture.boxes.find(({data}) => data.key === chosen)
  const next = partAfterKey(event.key, from, tree)
  if (next) choose(next.data, pane)
  else if (event.key === 'Enter' && from) onOpen(from.data)
  else if (isMenuKey(event) && from) openMenu(event.currentTarget, picture.corner(from))
  else return
  event.preventDefault()
}

const isMenuKey = ({key, shiftKey}: KeyboardEvent): boolean => key === 'ContextMenu' || (key === 'F10' && shiftKey)

function openMenu(element: Element, {x, y}: {readonly x: number; readonly y: number}): void {
  const {left, top} = element.getBoundingClientRect()
  const place = {clientX: left + x, clientY: top + y}
  element.dispatchEvent(new window.MouseEvent('contextmenu', {bubbles: true, cancelable: true, ...place, button: 2}))
}
