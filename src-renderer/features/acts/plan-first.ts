/** Whoever holds Shift while choosing from a menu sees the plan of the act before it is carried out. */
let wanted = false

/** Whether the act that begins now was asked for with Shift; asked once. */
export function takePlanWish(): boolean {
  const mine = wanted
  wanted = false
  return mine
}

/** Lets the next act show its plan, as an item of a menu asks for. */
export function planFirst(): void {
  wanted = true
}

/** Notes how an item of a menu was chosen; the answer ends it. */
export function listenToPlanWishes(): () => void {
  const onChoice = ({shiftKey, target}: MouseEvent | KeyboardEvent): void => {
    wanted = shiftKey && target instanceof Element && target.closest('[role="menuitem"]') !== null
  }
  document.addEventListener('click', onChoice, true)
  document.addEventListener('keydown', onChoice, true)
  return () => {
    document.removeEventListener('click', onChoice, true)
    document.removeEventListener('keydown', onChoice, true)
  }
}
