/** What of a pressed key says which chord it is. */
export type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * What a pressed key is written as in the tables: `Mod+Shift+P`, `F2`, `G`; `Mod` is ⌘ on macOS and Ctrl elsewhere. A sign that needs
 * Shift on some keyboards is meant with it and without it. The last one is how it is kept when somebody chooses it.
 */
export function chordsOf(stroke: Stroke, mac: boolean): readonly string[] {
  const key = keyOf(stroke)
  if (key === undefined) return []
  const {ctrlKey, metaKey, altKey, shiftKey} = stroke
  const held = [(mac ? metaKey : ctrlKey) && 'Mod', mac && ctrlKey && 'Ctrl', altKey && 'Alt'].filter((one) => one !== false)
  const plain = [...held, key].join('+')
  if (!shiftKey) return [plain]
  const withShift = [...held, 'Shift', key].join('+')
  return isSign(key) ? [withShift, plain] : [withShift]
}

const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn', 'OS'])

function keyOf(stroke: Stroke): string | undefined {
  const {key} = stroke
  if (modifiers.has(key) || key === 'Unidentified' || key === 'Process') return undefined
  if (key === ' ') return 'Space'
  return byPlace(stroke) ?? (key === 'Dead' ? undefined : [...key].length === 1 ? key.toUpperCase() : key)
}

/** With a modifier digits count by their place, because on many keyboards they need Shift, and letters where the key writes none of the alphabet. */
function byPlace({key, code, ctrlKey, metaKey, altKey}: Stroke): string | undefined {
  if (!ctrlKey && !metaKey && !altKey) return undefined
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return digit ?? (/^[a-z]$/i.test(key) ? undefined : /^Key([A-Z])$/.exec(code)?.[1])
}

const isSign = (key: string): boolean => [...key].length === 1 && !/[\p{L}\d]/u.test(key)

/** Holds for every digit at the place of its last key: `Alt+#` is Alt with any digit. */
export const ANY_DIGIT = '#'

/** The chord of all digits that a chord is one of, and the digit. */
export function asAnyDigit(chord: string): {readonly chord: string; readonly digit: string} | undefined {
  const digit = /(?:^|[+ ])(\d)$/.exec(chord)?.[1]
  return digit === undefined ? undefined : {chord: chord.slice(0, -1) + ANY_DIGIT, digit}
}

/** Keys that are no letters of a text wherever they are pressed: with a modifier, or a function key. */
export function isCommandKey(chord: string): boolean {
  return /^(?:Mod|Ctrl|Alt)\+/.test(chord) || /^(?:Shift\+)?F\d+$/.test(chord)
}

const signs: Readonly<Record<string, string>> = {Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Backspace: '⌫', Delete: '⌦', Enter: '↩'}
const arrows: Readonly<Record<string, string>> = {ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→'}
const names: Readonly<Record<string, string>> = {Mod: 'Ctrl', Escape: 'Esc', ContextMenu: 'Menu', [ANY_DIGIT]: '1…9'}
const onMac = ['Ctrl', 'Alt', 'Shift', 'Mod']

/** How keys are shown: `Ctrl+Shift+N`, `⇧⌘N`, `g g`. */
export function chordText(keys: string, mac: boolean): string {
  return keys
    .split(' ')
    .map((chord) => (mac ? macText(chord) : otherText(chord)))
    .join(' ')
}

function otherText(chord: string): string {
  return (
    bareLetter(chord) ??
    partsOf(chord)
      .map((part) => arrows[part] ?? names[part] ?? part)
      .join('+')
  )
}

/** A letter alone is shown as one writes it, small or large. */
function bareLetter(chord: string): string | undefined {
  if (/^[A-Z]$/.test(chord)) return chord.toLowerCase()
  return /^Shift\+[A-Z]$/.test(chord) ? chord.slice(-1) : undefined
}

function macText(chord: string): string {
  const letter = bareLetter(chord)
  if (letter !== undefined) return letter
  const parts = partsOf(chord)
  const key = parts.at(-1) ?? ''
  const held = onMac.filter((one) => parts.slice(0, -1).includes(one)).map((one) => signs[one] ?? one)
  return [...held, arrows[key] ?? signs[key] ?? names[key] ?? key].join('')
}

/** Split at the pluses between keys, and not at the plus that is a key. */
function partsOf(chord: string): readonly string[] {
  return chord.split(/\+(?!$)/)
}

const electronKeys: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
}

/** As the menus of the system are told of it; nothing where they cannot show it. */
export function acceleratorOf(keys: string): string | undefined {
  if (keys.includes(' ') || keys.endsWith(ANY_DIGIT)) return undefined
  const parts = partsOf(keys)
  const key = parts.at(-1) ?? ''
  // A bare letter in a menu would look as if it could be pressed anywhere.
  if (parts.length === 1 && !/^F\d+$/.test(key)) return undefined
  const named = /^(?:[ -~]|F\d+|Enter|Space|Tab|Backspace|Delete|Escape|Home|End|PageUp|PageDown|Insert)$/.test(key)
  const shown = electronKeys[key] ?? (named ? key : undefined)
  if (shown === undefined) return undefined
  const held = parts.slice(0, -1).map((part) => (part === 'Mod' ? 'CommandOrControl' : part === 'Ctrl' ? 'Control' : part))
  return [...held, shown].join('+')
}
