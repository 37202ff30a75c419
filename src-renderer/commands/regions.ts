/** The regions of the window in the order in which F6 goes through them. */
const REGIONS = '.sidebar, .toolbar, .pane, .jobs, .inspector'
const OWN = '[data-own] .files'
const ENTRY = '[role="treeitem"][tabindex="0"]'
const PAGE = '.files, [role="grid"], .pane-body > [tabindex], .inspector-body'
const FOCUSABLE = 'button:not(:disabled), input, [tabindex="0"]'

/** Leads the keyboard from one region of the window to the next: sidebar, toolbar, each pane, jobs, details. */
export function nextRegion(by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(REGIONS)]
  const at = regions.findIndex((region) => region.contains(document.activeElement))
  for (let step = 1; step <= regions.length; step++) {
    const region = regions[(Math.max(at, 0) + by * step + regions.length * 2) % regions.length]
    const aim = region && firstFocusable(region)
    if (!aim) continue
    aim.focus()
    return
  }
}

// In a pane its files are meant, not the buttons above them.
function firstFocusable(region: HTMLElement): HTMLElement | null {
  return [OWN, ENTRY, PAGE, FOCUSABLE].map((aims) => region.querySelector<HTMLElement>(aims)).find((aim) => aim !== null) ?? null
}
