const EDGE_PX = 40
const FASTEST_PX = 18

let box: Element | undefined
let speed = 0
let frame: number | undefined

/** Scrolls the files, or the sidebar, while something is dragged along their upper or lower edge: the nearer, the faster. */
export function scrollAtEdge({target, clientY}: DragEvent): void {
  box = target instanceof Element ? (target.closest('.files, .sidebar-scroll') ?? undefined) : undefined
  speed = box ? speedAt(clientY, box.getBoundingClientRect()) : 0
  if (speed !== 0) frame ??= requestAnimationFrame(scroll)
}

export function stopScrolling(): void {
  speed = 0
}

/** How far to scroll in a frame: nothing but near an edge. */
export function speedAt(y: number, {top, bottom}: {readonly top: number; readonly bottom: number}): number {
  const over = Math.max(0, EDGE_PX - (y - top))
  const under = Math.max(0, EDGE_PX - (bottom - y))
  return Math.round((Math.min(under, EDGE_PX) - Math.min(over, EDGE_PX)) * (FASTEST_PX / EDGE_PX))
}

function scroll(): void {
  frame = undefined
  if (!box?.isConnected || speed === 0) return
  // As a wheel: where the bar stands for more than it is high, only the grid itself knows how far a step goes.
  const moved = box.dispatchEvent(new WheelEvent('wheel', {deltaY: speed, cancelable: true}))
  if (moved) box.scrollTop += speed
  frame = requestAnimationFrame(scroll)
}
