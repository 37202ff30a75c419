const ENTRY = '[role="treeitem"]'

/**
 * Keeps a tree whose entries are drawn by many: one of them is in the order of Tab, the one that the keyboard stood on last, else the
 * current one; and each tells its place among those that it stands with. They are drawn with tabindex -1, which React leaves alone after that.
 */
export function keepTree(tree: HTMLElement | null): (() => void) | undefined {
  if (!tree) return undefined
  const settle = (): void => {
    const entries = [...tree.querySelectorAll<HTMLElement>(ENTRY)]
    const stop = entries.find(({tabIndex}) => tabIndex === 0) ?? entries.find((entry) => entry.ariaCurrent !== null) ?? entries[0]
    for (const entry of entries) entry.tabIndex = entry === stop ? 0 : -1
    number(entries)
  }
  const stand = ({target}: FocusEvent): void => {
    const entry = target instanceof Element ? target.closest<HTMLElement>(ENTRY) : null
    if (!entry) return
    for (const other of tree.querySelectorAll<HTMLElement>(`${ENTRY}[tabindex="0"]`)) other.tabIndex = -1
    entry.tabIndex = 0
  }
  const watching = new MutationObserver(settle)
  watching.observe(tree, {childList: true, subtree: true, attributeFilter: ['aria-level']})
  tree.addEventListener('focusin', stand)
  settle()
  return () => {
    watching.disconnect()
    tree.removeEventListener('focusin', stand)
  }
}

/** Tells each entry its place among its siblings, and how many these are. */
function number(entries: readonly HTMLElement[]): void {
  const open: HTMLElement[][] = []
  const end = (level: number): void => {
    for (const siblings of open.splice(level)) for (const one of siblings) one.ariaSetSize = String(siblings.length)
  }
  for (const entry of entries) {
    const level = Number(entry.ariaLevel)
    end(level)
    const siblings = (open[level - 1] ??= [])
    siblings.push(entry)
    entry.ariaPosInSet = String(siblings.length)
  }
  end(0)
}
