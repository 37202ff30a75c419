/** What this window keeps between its lives on this machine; where the page may keep nothing, it starts afresh. */
export const remember = {
  read: (key: string): string | undefined => box()?.getItem(`onefold.${key}`) ?? undefined,
  write: (key: string, value: string): void => box()?.setItem(`onefold.${key}`, value),
}

function box(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    // A page without an origin of its own has no storage; that is no failure of anything the user asked for.
    return undefined
  }
}
