const turned: Readonly<Record<string, string>> = {ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft'}

/** The key as it is meant where one reads from left to right: from right to left the arrow to the left leads on. */
export function keyAlongLine(key: string, element: Element): string {
  return getComputedStyle(element).direction === 'rtl' ? (turned[key] ?? key) : key
}
