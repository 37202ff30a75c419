import './tags.css'
import {Plus} from 'lucide-react'
import {type KeyboardEvent, useRef, useState} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {deleteTag} from './tag-acts.ts'
import {askForTag} from './tag-dialogs.tsx'
import {TagNode} from './tag-node.tsx'
import {useTagDrop} from './tag-drag.ts'
import {shownNodes} from './tag-nodes.ts'
import {useTags} from './tags.ts'

const words = messages.tags

interface TreeParts {
  /** The tag whose files are shown. */
  readonly current: string | undefined
  readonly onOpen: (tag: Tag) => void
}

/** All tags as a tree: a click shows what has one, files that are dropped on one get it, tags nest where they are dropped. */
export function TagTree({current, onOpen}: TreeParts) {
  const {value: all, known} = useTags()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [place, setPlace] = useState<string>()
  const tree = useRef<HTMLDivElement>(null)
  const top = useTagDrop(undefined, all)
  const nodes = shownNodes(all, closed)
  const at = Math.max(
    0,
    nodes.findIndex(({tag}) => tag.id === (place ?? current)),
  )
  const goTo = (next: number): void => {
    const node = nodes[next]
    if (!node) return
    setPlace(node.tag.id)
    tree.current?.querySelector<HTMLElement>(`[data-tag="${node.tag.id}"]`)?.focus()
  }
  const fold = (id: string, close: boolean): void =>
    setClosed((before) => new Set(close ? [...before, id] : [...before].filter((one) => one !== id)))
  const keys = (event: KeyboardEvent): void => {
    const act = keyActs({nodes, at, goTo, fold, onOpen})[event.key]
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <div className="tag-head" data-drop={top.isOver ? '' : undefined} {...top.listeners}>
        <h2>{words.title}</h2>
        <IconButton icon={Plus} small label={words.create} onClick={() => askForTag()} />
      </div>
      {known && all.length === 0 ? <p className="location-none">{words.none}</p> : null}
      {all.length === 0 ? null : (
        <div ref={tree} role="tree" aria-label={words.title} onKeyDown={keys}>
          {nodes.map((node, no) => (
            <TagNode
              key={node.tag.id}
              node={node}
              all={all}
              current={node.tag.id === current}
              inTabs={no === at}
              onOpen={onOpen}
              onFold={fold}
              onFocus={() => setPlace(node.tag.id)}
            />
          ))}
        </div>
      )}
    </>
  )
}

interface KeyParts extends Pick<TreeParts, 'onOpen'> {
  readonly nodes: ReturnType<typeof shownNodes>
  readonly at: number
  readonly goTo: (place: number) => void
  readonly fold: (id: string, close: boolean) => void
}

/** What the keys of a tree do where one stands. */
function keyActs({nodes, at, goTo, fold, onOpen}: KeyParts): Readonly<Record<string, () => void>> {
  const node = nodes[at]
  if (!node) return {}
  const {tag, isOpen} = node
  const above = nodes.findIndex((one) => one.tag.id === tag.parent)
  return {
    ArrowDown: () => goTo(at + 1),
    ArrowUp: () => goTo(at - 1),
    Home: () => goTo(0),
    End: () => goTo(nodes.length - 1),
    ArrowRight: () => (isOpen === false ? fold(tag.id, false) : isOpen ? goTo(at + 1) : undefined),
    ArrowLeft: () => (isOpen ? fold(tag.id, true) : goTo(above)),
    Enter: () => onOpen(tag),
    ' ': () => onOpen(tag),
    F2: () => askForTag({tag}),
    Delete: () => void deleteTag(tag),
  }
}
