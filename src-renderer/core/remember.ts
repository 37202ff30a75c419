/**
 * What a window keeps between its lives on this machine; where the page may keep nothing, it starts afresh.
 * A page that is loaded again finds what its own window kept, a new window what any of them kept last.
 */
export const remember = {
  read: (key: string): string | undefined => {
    const [own, all] = boxes()
    return own?.getItem(`onefold.${key}`) ?? all?.getItem(`onefold.${key}`) ?? undefined
  },
  write: (key: string, value: string): void => {
    for (const box of boxes()) box?.setItem(`onefold.${key}`, value)
  },
}

function boxes(): readonly [own: Storage | undefined, all: Storage | undefined] {
  try {
    return [window.sessionStorage, window.localStorage]
  } catch {
    // A page without an origin of its own has no storage; that is no failure of anything the user asked for.
    return [undefined, undefined]
  }
}
