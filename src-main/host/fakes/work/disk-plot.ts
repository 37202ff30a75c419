import {CoreError, type ErrorCode} from '../../../contract/errors.ts'

/** Thrown in the place of a SIGKILL. No code may catch it; who does finds that every later call throws it too. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** What shall go wrong, and when. Changes are counted from 1; so are all calls, looks and reads among them. */
export interface Plot {
  /** The program dies before this change is made. */
  readonly killAt?: number | undefined
  /** This change fails, and with `forEver` every later one. */
  readonly failAt?: {readonly change?: number; readonly call?: number; readonly code: FaultCode; readonly forEver?: boolean} | undefined
  /** Called before each call, to change the world as another program would. */
  readonly before?: ((call: PlottedCall) => void) | undefined
}

export type FaultCode = 'InputOutput' | 'DiskFull' | 'PermissionDenied' | 'Offline'

export interface PlottedCall {
  readonly name: string
  /** The number of this change; of a look or a read that of the next one. */
  readonly change: number
  readonly call: number
}

export interface Entering {
  readonly changes: boolean
  /** What is done all the same by a change that fails, or in which the program dies. */
  readonly failing?: (() => void) | undefined
  readonly dying?: (() => void) | undefined
}

const errnoOf: Readonly<Record<FaultCode, string>> = {InputOutput: 'EIO', DiskFull: 'ENOSPC', PermissionDenied: 'EACCES', Offline: 'ENXIO'}

/** Counts the calls of a disk and carries out the plot. */
export class Plotted {
  plot: Plot = {}
  changes = 0
  calls = 0
  readonly log: string[] = []
  #dead = false

  /** Throws where the plot says so. */
  enter(name: string, {changes, failing, dying}: Entering): void {
    if (this.#dead) throw new Killed(name)
    this.calls++
    if (changes) this.changes++
    const change = changes ? this.changes : this.changes + 1
    this.plot.before?.({name, change, call: this.calls})
    if (changes && this.changes === this.plot.killAt) {
      this.#dead = true
      dying?.()
      throw new Killed(`${name}, change ${this.changes}`)
    }
    const fault = this.plot.failAt
    if (!fault || !this.#isHit(changes)) return
    failing?.()
    throw failure(fault.code, errnoOf[fault.code], name)
  }

  /** A moment at which the program may die although no disk is touched. */
  moment(name: string): void {
    const {failAt: _, ...rest} = this.plot
    const {plot} = this
    this.plot = rest
    try {
      this.enter(name, {changes: true})
    } finally {
      this.plot = plot
    }
  }

  #isHit(changes: boolean): boolean {
    const {change, call, forEver} = this.plot.failAt!
    if (call !== undefined) return forEver ? this.calls >= call : this.calls === call
    return changes && change !== undefined && (forEver ? this.changes >= change : this.changes === change)
  }
}

/** What a disk answers, with the errno that stands behind it. */
export function failure(code: ErrorCode, errno: string, name: string): CoreError {
  return new CoreError({code, message: `${name} could not be done: ${errno}.`, details: {errno}})
}
