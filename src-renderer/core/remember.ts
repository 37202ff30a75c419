/** What this window keeps between its lives on this machine; where the page may keep nothing, it starts afresh. */
export const remember = {
  read: (key: string): string | undefined => box('localStorage')?.getItem(nameOf(key)) ?? undefined,
  write: (key: string, value: string): void => put('localStorage', key, value),
  forget: (key: string): void => box('localStorage')?.removeItem(nameOf(key)),
  /** The same for this one window, which it outlives only when it is loaded again. */
  readHere: (key: string): string | undefined => box('sessionStorage')?.getItem(nameOf(key)) ?? undefined,
  writeHere: (key: string, value: string): void => put('sessionStorage', key, value),
}

type Box = 'localStorage' | 'sessionStorage'

const nameOf = (key: string): string => `onefold.${key}`

function put(name: Box, key: string, value: string): void {
  try {
    box(name)?.setItem(nameOf(key), value)
  } catch {
    // A full box keeps what it had: what is remembered is a comfort, and no failure of anything the user asked for.
  }
}

function box(name: Box): Storage | undefined {
  try {
    return window[name]
  } catch {
    // A page without an origin of its own has no storage; that is no failure of anything the user asked for.
    return undefined
  }
}
