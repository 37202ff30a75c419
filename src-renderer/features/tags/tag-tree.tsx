import './tags.css'
import {Plus} from 'lucide-react'
import {type KeyboardEvent, type ReactNode, useRef, useState} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {askForTag} from './tag-dialogs.tsx'
import {TagNode} from './tag-node.tsx'
import {useTagDrop} from './tag-drag.ts'
import {shownNodes} from './tag-nodes.ts'
import {treeKeys} from './tree-keys.ts'
import {useTags} from './tags.ts'

const words = messages.tags

interface TreeParts {
  /** The tag whose files are shown. */
  readonly current: string | undefined
  readonly onOpen: (tag: Tag) => void
  /** What can be done with one. */
  readonly menu: (tag: Tag) => ReactNode
}

/** All tags as a tree: a click shows what has one, files that are dropped on one get it, tags nest where they are dropped. */
export function TagTree({current, onOpen, menu}: TreeParts) {
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
  const unfold = (ids: readonly string[]): void => setClosed((before) => new Set([...before].filter((one) => !ids.includes(one))))
  const keys = (event: KeyboardEvent): void => {
    const act = treeKeys({nodes, at, goTo, fold, unfold, onOpen})[event.key]
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
              menu={menu}
            />
          ))}
        </div>
      )}
    </>
  )
}
