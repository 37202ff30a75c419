/** Whether the keys and the modifiers of macOS are meant. */
export const onMac = navigator.platform.startsWith('Mac')

/** How a chord is shown in a menu: `Ctrl+Shift+N`, `⇧⌘N`. */
export function chordText(chord: string): string {
  if (!onMac) return chord
  const signs: Readonly<Record<string, string>> = {Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌘⌫'}
  return chord
    .split('+')
    .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((part) => signs[part] ?? part)
    .join('')
}

const order = ['Alt', 'Shift', 'Ctrl']
