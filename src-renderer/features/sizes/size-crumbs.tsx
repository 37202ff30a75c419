import {ArrowUp, ChevronRight} from 'lucide-react'
import type {SizeNode} from '../../../src-main/contract/sizes.ts'
import {usePaneRole} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {type Crumb, goToSizes} from './crumbs.ts'
import {nameOfPart} from './part-names.ts'

const words = messages.pages.sizes

interface CrumbParts {
  readonly crumbs: readonly Crumb[]
  readonly top: SizeNode | undefined
  readonly onUp: () => void
}

/** Where the sizes are of: each part of the way leads there. */
export function SizeCrumbs({crumbs, top, onUp}: CrumbParts) {
  const role = usePaneRole() === 'region' ? 'navigation' : 'group'
  return (
    <div role={role} className="size-crumbs" aria-label={words.crumbs}>
      <IconButton icon={ArrowUp} label={words.up} shortcut="Alt+↑" small disabled={crumbs.length === 0} onClick={onUp} />
      <ol>
        {crumbs.map(({name, of}) => (
          <li key={of ?? ''}>
            <button type="button" onClick={() => goToSizes(of)}>
              {of === undefined ? words.all : shown(name)}
            </button>
            <ChevronRight size={13} aria-hidden />
          </li>
        ))}
        <li aria-current="location">{top ? nameOfPart(top) : ''}</li>
      </ol>
    </div>
  )
}
