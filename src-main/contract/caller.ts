/** What a caller may be allowed to do; every operation declares the grants that it `needs`. */
export const grants = ['read', 'files.read', 'files.write', 'library.write', 'system'] as const
export type Grant = (typeof grants)[number]

/** Who calls: set by the door that the call came in by, never by the client. */
export interface Caller {
  readonly kind: 'window' | 'cli' | 'browser' | 'device' | 'extension' | 'agent' | 'system'
  /** One connection's name, unique while the core runs. */
  readonly id: string
  readonly grants: readonly Grant[]
}
