let tell: (() => void) | undefined

/** Names who hears that a long call goes on: a process of which somebody expects to hear. */
export function tellGoingOn(listen: () => void): void {
  tell = listen
}

/** Said by whatever asks a disk many times in one call, after each answer of it. */
export function goingOn(): void {
  tell?.()
}
