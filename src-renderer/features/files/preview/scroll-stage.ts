const pages: Readonly<Record<string, number>> = {PageDown: 0.9, PageUp: -0.9, Home: -1e6, End: 1e6}

/** Turns the pages of what is shown, wherever in the preview the keyboard is. Answers whether the key was for it. */
export function scrollKey({key}: KeyboardEvent): boolean {
  const by = pages[key]
  const box = document.querySelector('.preview-stage > [role="region"]')
  if (by === undefined || !box) return false
  box.scrollBy({top: by * box.clientHeight})
  return true
}
