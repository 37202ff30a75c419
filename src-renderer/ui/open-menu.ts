/** Opens the context menu of a button below it, for a keyboard; false where it has none. */
export function openMenu(button: HTMLElement): boolean {
  const {left, bottom} = button.getBoundingClientRect()
  return !button.dispatchEvent(
    new MouseEvent('contextmenu', {bubbles: true, cancelable: true, clientX: left, clientY: bottom + 4, button: 2}),
  )
}
