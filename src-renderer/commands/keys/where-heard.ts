import type {CommandId} from '../../messages.ts'
import {commands} from '../commands.ts'
import {isCommandKey} from './chord.ts'

/** Whether a key is for a command where the keyboard is. */
export function isHeard(id: CommandId, keys: string, target: EventTarget | null): boolean {
  const chord = keys.split(' ').at(-1) ?? ''
  const {among} = commands[id]
  if (isWriting(target) && (!isCommandKey(chord) || among === 'files')) return false
  if (chord === 'Space' && target instanceof Element && target.closest(PRESSED)) return false
  if (ofGrid.test(chord) && !isFiles(target)) return false
  return among !== 'files' || isAmongFiles(target)
}

/** Without a modifier these mean something else on most things of a page, and who writes a letter on a button would do something far away. */
const ofGrid = /^(Shift\+)?(Enter|Tab|ContextMenu|.)$/u
const PRESSED = 'button, a, summary, [role="button"], [role="tab"], [role="treeitem"], [role="option"]'

/** The files of a pane themselves; what stands beside them is only looked at. */
export const isFiles = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('.files') && !target.closest('[data-beside]')

/** Keys that change files are for the files alone: not for who stands on a button elsewhere. */
export function isAmongFiles(target: EventTarget | null): boolean {
  return (
    target === document.body ||
    (target instanceof Element && target.closest('.notices, .files') !== null && !target.closest('[data-beside]'))
  )
}

/** The field in which the name of a file is written where it stands. */
export const isNameField = (target: EventTarget | null): boolean => isWriting(target) && isAmongFiles(target)

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input:not([type="radio"], [type="checkbox"]), textarea') || target.isContentEditable)
  )
}
