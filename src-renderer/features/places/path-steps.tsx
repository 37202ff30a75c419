import {Menu} from '@base-ui/react/menu'
import {ChevronRight, Ellipsis, Folder, House, PencilLine} from 'lucide-react'
import {useRef} from 'react'
import {useKeyText} from '../../core/key-texts.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {Popup, PopupItem} from '../../ui/popup.tsx'
import {goTo, home, useNavigation} from './navigation.ts'
import {type PathPart, pathParts} from './path-parts.ts'
import {useFoldedSteps} from './use-folded-steps.ts'

interface StepsParts {
  readonly path: string | undefined
  readonly onEdit: () => void
}

/** The folders above and the one that is shown, each a step that leads there; where there is no room for all, those in the middle stand in a menu. */
export function PathSteps({path, onEdit}: StepsParts) {
  const parts = path === undefined ? [] : pathParts(path)
  const page = useNavigation(({visits, at}) => visits[at]?.place.page)
  const list = useRef<HTMLOListElement>(null)
  const {before, folded, after} = useFoldedSteps(list, parts)
  return (
    <>
      <ol ref={list} className="path-steps">
        <HomeStep isHere={path === undefined && page === undefined} />
        {path === undefined && page !== undefined ? (
          <li className="path-step">
            <ChevronRight size={13} aria-hidden />
            <span aria-current="page">{messages.pages[page].title}</span>
          </li>
        ) : null}
        {before.map((part) => (
          <Step key={part.path} part={part} parts={parts} />
        ))}
        {folded.length > 0 ? <FoldedSteps folded={folded} parts={parts} /> : null}
        {after.map((part) => (
          <Step key={part.path} part={part} parts={parts} />
        ))}
      </ol>
      <div className="path-rest" onClick={onEdit} />
      <IconButton icon={PencilLine} small label={messages.navigation.editPath} {...useKeyText('go.path')} onClick={onEdit} />
    </>
  )
}

function HomeStep({isHere}: {readonly isHere: boolean}) {
  return (
    <li className="path-step">
      <button type="button" aria-current={isHere ? 'page' : undefined} onClick={() => goTo(home)} title={messages.home}>
        {isHere ? (
          messages.home
        ) : (
          <>
            <House size={14} aria-hidden />
            <span className="unseen">{messages.home}</span>
          </>
        )}
      </button>
    </li>
  )
}

interface StepParts {
  readonly part: PathPart
  /** The whole path. */
  readonly parts: readonly PathPart[]
}

function Step({part, parts}: StepParts) {
  return (
    <li className="path-step">
      <ChevronRight size={13} aria-hidden />
      <button
        type="button"
        data-drop-folder={part.path}
        data-step
        aria-current={part === parts.at(-1) ? 'page' : undefined}
        title={shown(part.path)}
        onClick={() => go(part, parts)}
      >
        {shown(part.name)}
      </button>
    </li>
  )
}

/** The folders that there is no room for, the one that is nearest first, as one goes up. */
function FoldedSteps({folded, parts}: {readonly folded: readonly PathPart[]; readonly parts: readonly PathPart[]}) {
  return (
    <li className="path-step path-folded">
      <ChevronRight size={13} aria-hidden />
      <Menu.Root>
        <Menu.Trigger render={<IconButton icon={Ellipsis} small label={messages.navigation.foldersBetween(folded.length)} />} />
        <Popup>
          {folded.toReversed().map((part) => (
            <PopupItem key={part.path} icon={Folder} onClick={() => go(part, parts)}>
              {shown(part.name)}
            </PopupItem>
          ))}
        </Popup>
      </Menu.Root>
    </li>
  )
}

/** Going up chooses the folder that one came from. */
function go(part: PathPart, parts: readonly PathPart[]): void {
  const next = parts[parts.findIndex(({path}) => path === part.path) + 1]
  goTo({folder: part.path}, next === undefined ? undefined : {name: next.name})
}
