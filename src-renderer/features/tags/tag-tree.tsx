import './tags.css'
import {Plus} from 'lucide-react'
import {type ReactNode, useState} from 'react'
import type {Tag} from '../../../src-main/contract/tag.ts'
import {messages} from '../../messages.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {TreeSection} from '../places/index.ts'
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
  /** What can be done with one. */
  readonly menu: (tag: Tag) => ReactNode
}

/** All tags, each below the one that it is nested in: a click shows what has one, files that are dropped on one get it, tags nest where they are dropped. */
export function TagTree({current, onOpen, menu}: TreeParts) {
  const {value: all, known} = useTags()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const top = useTagDrop(undefined, all)
  const fold = (id: string, close: boolean): void =>
    setClosed((before) => new Set(close ? [...before, id] : [...before].filter((one) => one !== id)))
  return (
    <TreeSection name="tags" title={words.title} hint={known && all.length === 0 ? words.none : undefined} drop={top} action={<NewTag />}>
      {shownNodes(all, closed).map((node) => (
        <TagNode key={node.tag.id} node={node} all={all} current={node.tag.id === current} onOpen={onOpen} onFold={fold} menu={menu} />
      ))}
    </TreeSection>
  )
}

// A tree holds nothing but its entries: who uses keys or hears finds “New tag” in the palette and in the menus of tags.
function NewTag() {
  return (
    <span aria-hidden className="tag-new">
      <IconButton icon={Plus} small label={words.create} tabIndex={-1} onClick={() => askForTag()} />
    </span>
  )
}
