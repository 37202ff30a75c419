/** That a device keeps a volume; the claim with the highest term holds, and rows of lower terms are not taken. */
export interface VolumeClaim {
  readonly device: string
  readonly term: number
}

/** The claim that holds; of two devices that claimed one term without hearing of each other, the one with the greater id, so that all agree. */
export function keeperOf(claims: readonly VolumeClaim[]): VolumeClaim | undefined {
  return claims.toSorted((a, b) => b.term - a.term || (a.device < b.device ? 1 : -1))[0]
}

/** The claim that a device makes when it mounts a volume: writable elsewhere, it takes over; read-only, it takes only what nobody keeps. */
export function claimAtMount(
  claims: readonly VolumeClaim[],
  {device, writable}: {readonly device: string; readonly writable: boolean},
): VolumeClaim | undefined {
  const keeper = keeperOf(claims)
  if (!keeper) return {device, term: 1}
  return keeper.device === device || !writable ? undefined : {device, term: keeper.term + 1}
}
