import './tree-section.css'
import {ChevronRight} from 'lucide-react'
import {type HTMLAttributes, type ReactNode, useId} from 'react'
import {foldSection, useFoldedSections} from './folded-sections.ts'

interface SectionParts {
  /** By which it is remembered whether it is folded. */
  readonly name: string
  readonly title: string
  /** What is said where it holds nothing. */
  readonly hint?: string | undefined
  /** What can be dropped on it, and whether something is over it. */
  readonly drop?: {readonly isOver: boolean; readonly listeners: HTMLAttributes<HTMLElement>} | undefined
  /** A button for the pointer alone: who uses keys or hears has it as a command. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A section of the sidebar's tree: its head, which folds it, and the entries below, at the second level. */
export function TreeSection({name, title, hint, drop, action, children}: SectionParts) {
  const isFolded = useFoldedSections(({folded}) => folded.has(name))
  const hintId = useId()
  return (
    <>
      <div className="tree-section" data-drop={drop?.isOver ? '' : undefined} {...drop?.listeners}>
        <button
          type="button"
          role="treeitem"
          className="tree-section-head"
          aria-level={1}
          aria-expanded={!isFolded}
          aria-describedby={hint === undefined ? undefined : hintId}
          data-fold=""
          tabIndex={-1}
          onClick={() => foldSection(name, !isFolded)}
        >
          {title}
          <ChevronRight size={13} aria-hidden />
        </button>
        {action}
      </div>
      {hint === undefined || isFolded ? null : (
        <div id={hintId} className="location-none" {...drop?.listeners}>
          {hint}
        </div>
      )}
      {isFolded ? null : children}
    </>
  )
}
