import {type ReactNode, useMemo} from 'react'
import type {CommandId} from '../messages.ts'
import {usePane} from '../core/pane.ts'
import {useSelection} from '../features/files/index.ts'
import {TagsMenu} from '../features/tags/index.ts'
import {PopupLine} from '../ui/popup.tsx'
import {CommandChoices, CommandItem} from './command-item.tsx'
import {commands} from './commands.ts'
import {type Context, contextNow} from './context.ts'

type Entry = CommandId | {readonly below: CommandId}

const entryMenu: readonly (readonly Entry[])[] = [
  [
    'file.open',
    'file.preview',
    'file.openTab',
    'file.openOther',
    'file.openWindow',
    {below: 'file.openWith'},
    'file.showInFolder',
    'file.reveal',
    'file.showSizes',
    'file.terminal',
  ],
  [
    'file.cut',
    'file.copy',
    'file.copyPath',
    'file.duplicate',
    'file.rename',
    'file.gather',
    'file.copyTo',
    'file.moveTo',
    'file.flatten',
    'file.clean',
  ],
  ['file.extract', 'file.extractTo', 'file.compress'],
  ['file.copyOver', 'file.moveOver'],
  ['basket.put', 'basket.takeOut'],
  ['file.trash', 'file.delete', {below: 'file.plan'}],
]
const lastOfEntry: readonly (readonly Entry[])[] = [['go.pin', 'go.unpin', 'file.index']]

const placeMenu: readonly (readonly Entry[])[] = [
  ['file.paste', 'file.mkdir', 'file.terminal'],
  ['basket.copyHere', 'basket.moveHere'],
  ['file.flatten', 'file.clean'],
  ['go.pin', 'go.unpin'],
  ['edit.undo', 'edit.redo'],
  [{below: 'view.group'}, 'select.pattern', 'select.invert'],
  ['view.makeDefault', 'view.backToDefault'],
]

/** What can be done with what is chosen among the files, for their menu. */
export function EntryCommands() {
  const context = useContextOfMenu()
  return (
    <>
      <Sections of={entryMenu} context={context} />
      <PopupLine />
      <TagsMenu />
      {isPossible(lastOfEntry.flat(), context) ? <PopupLine /> : null}
      <Sections of={lastOfEntry} context={context} />
    </>
  )
}

/** What can be done with the folder that is shown, for the menu beside its files. */
export function PlaceCommands() {
  return <Sections of={placeMenu} context={useContextOfMenu()} />
}

// The entry under the pointer may be chosen only after the menu has begun to open.
function useContextOfMenu(): Context {
  const pane = usePane()
  const selection = useSelection((state) => state.selection)
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => contextNow(pane), [pane, selection])
}

/** Sections that hold something, with a line between each two. */
export function Sections({of, context}: {readonly of: readonly (readonly Entry[])[]; readonly context: Context}): ReactNode {
  return of
    .filter((section) => isPossible(section, context))
    .map((section, at) => <Section key={section.map(idOf).join(' ')} of={section} context={context} isFirst={at === 0} />)
}

function Section({of, context, isFirst}: {readonly of: readonly Entry[]; readonly context: Context; readonly isFirst: boolean}) {
  return (
    <>
      {isFirst ? null : <PopupLine />}
      {of.map((entry) =>
        typeof entry === 'string' ? (
          <CommandItem key={entry} id={entry} context={context} />
        ) : (
          <CommandChoices key={entry.below} id={entry.below} context={context} />
        ),
      )}
    </>
  )
}

const idOf = (entry: Entry): CommandId => (typeof entry === 'string' ? entry : entry.below)

const isPossible = (section: readonly Entry[], context: Context): boolean =>
  section.some((entry) => commands[idOf(entry)].cannot?.(context) === undefined)
