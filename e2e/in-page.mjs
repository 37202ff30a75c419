/** What runs in the pages of specs. The page has no names of a spec, so each of these stands by itself. */

/** Names what does not fit: text that is cut off, controls that lie over one another, and what can be scrolled sideways. */
export function findMisfits() {
  const words = 'button, label, legend, summary, h1, h2, h3, p, th, [role="tab"], [role="menuitem"], .setting-title'
  const controls = 'button, input, select, a[href], [role="tab"]'
  const layer = [...document.querySelectorAll('[role="dialog"], [role="menu"]')].at(-1) ?? document.body
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60)}”`
  const shownIn = (selector) =>
    [...layer.querySelectorAll(selector)].filter((element) => {
      const {width, height} = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    })
  /** It ends in an ellipsis, and the whole stands in its title: names of files may be as long as they like. */
  const isShortened = (element) =>
    [element, ...element.querySelectorAll('*')].some((one) => {
      const {textOverflow, webkitLineClamp} = getComputedStyle(one)
      return (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') && one.closest('[title]') !== null
    })
  const cut = shownIn(words).filter(
    (element) => getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1 && !isShortened(element),
  )
  /** It lies in what was scrolled out of a box, and nobody sees it. */
  const isScrolledAway = (element, x, y) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      const {left, top, right, bottom} = box.getBoundingClientRect()
      if (getComputedStyle(box).overflow !== 'visible' && (x < left || x > right || y < top || y > bottom)) return true
    }
    return false
  }
  const covered = shownIn(controls).filter((element) => {
    const {left, top, width, height} = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight || isScrolledAway(element, x, y)) return false
    const there = document.elementFromPoint(x, y)
    const over = there?.closest(controls)
    return over !== null && over !== undefined && over !== element && !element.contains(over) && !over.contains(element)
  })
  const sideways = [document.documentElement, ...shownIn('.page, .home, .sidebar-scroll')].filter(
    (element) => element.scrollWidth > element.clientWidth + 1,
  )
  return [
    ...cut.map((element) => `cut off: ${name(element)}: ${element.scrollWidth} in ${element.clientWidth}`),
    ...covered.map((element) => `covered: ${name(element)}`),
    ...sideways.map((element) => `scrolls sideways: ${name(element).slice(0, 40)}: ${element.scrollWidth} in ${element.clientWidth}`),
  ]
}

/** Waits until nothing moves or fades any more, save what does so without end. */
export async function stands() {
  const next = () => Promise.race([new Promise(requestAnimationFrame), new Promise((resolve) => setTimeout(resolve, 100))])
  const underWay = () =>
    document.getAnimations().filter(({effect, playState}) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
  // What a change of this moment sets going begins with a frame.
  for (let calm = 0; calm < 2; calm = underWay().length === 0 ? calm + 1 : 0) {
    await Promise.allSettled(underWay().map(({finished}) => finished))
    await next()
  }
}

/** The classes of what moves or fades. */
export function moving() {
  return [...document.querySelectorAll('*')]
    .filter((element) => {
      const {transitionDuration, animationName} = getComputedStyle(element)
      return animationName !== 'none' || transitionDuration.split(', ').some((time) => time !== '0s')
    })
    .map((element) => element.getAttribute('class') ?? element.tagName)
}

/** The ring around what the keyboard is at: its style, and whether it is two pixels wide. */
export function focusRing() {
  const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement)
  return [outlineStyle, Number.parseFloat(outlineWidth) >= 2]
}

/** All that the page says: to be seen, and to be heard. */
export function textsIn() {
  const shown = 'button, h1, h2, [role="columnheader"], [role="gridcell"], .status-line'
  const heard = ['aria-label', 'placeholder', 'title']
  return [
    ...[...document.querySelectorAll(shown)].map((one) => one.textContent ?? ''),
    ...[...document.querySelectorAll('[aria-label], [placeholder], [title]')].flatMap((one) =>
      heard.map((name) => one.getAttribute(name) ?? ''),
    ),
  ]
}

/** What is said of the whole page by its root. */
export function rootSays() {
  const {lang, dir, dataset} = document.documentElement
  return {lang, dir, theme: dataset.theme ?? null, accent: dataset.accent ?? null, density: dataset.density ?? null}
}
