import {deleteChosen, duplicateChosen, gatherChosen, newFolder, renameChosen, trashChosen} from './file-commands.ts'
import {holdChosen, pasteHere} from './file-clipboard.ts'
import {redo, undo} from './follow-act.ts'
import {onMac} from './platform.ts'

/** `Mod` is ⌘ on macOS and Ctrl elsewhere. */
type Chords = Readonly<Record<string, () => Promise<void>>>

const everywhere: Chords = {
  'Mod+c': () => holdChosen(false),
  'Mod+x': () => holdChosen(true),
  'Mod+v': () => pasteHere(),
  'Mod+d': duplicateChosen,
  'Mod+z': () => undo(),
  'Mod+Shift+z': () => redo(),
  'Mod+Shift+n': newFolder,
  'Mod+Alt+n': gatherChosen,
  F2: renameChosen,
}
const elsewhere: Chords = {'Mod+y': () => redo(), Delete: trashChosen, 'Shift+Delete': deleteChosen}
const ofMac: Chords = {
  'Mod+Backspace': trashChosen,
  'Mod+Alt+Backspace': deleteChosen,
  'Mod+Alt+v': () => pasteHere(true),
  Delete: trashChosen,
}

/** Does what a key asks of the chosen files or the shown folder; false when it asks nothing of them. */
export function actByKey(event: KeyboardEvent): boolean {
  const act = {...everywhere, ...(onMac ? ofMac : elsewhere)}[chordOf(event)]
  if (!act || (event.repeat && event.key !== 'z')) return false
  void act()
  return true
}

function chordOf(event: KeyboardEvent): string {
  const mod = onMac ? event.metaKey : event.ctrlKey
  // With Alt many keyboards write another letter; the key's place says which is meant.
  const key = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key
  const parts = [mod ? 'Mod' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '', key.length === 1 ? key.toLowerCase() : key]
  return parts.filter((part) => part !== '').join('+')
}
