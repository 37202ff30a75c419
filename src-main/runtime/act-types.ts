import type {Outcome, Part, StepResult} from '../domain/act/step.ts'

/** An act as the journal keeps it: one transaction that a user asked for. Its id is also the id of its job. */
export interface ActRow {
  readonly id: string
  /** The operation, as `file.copy`. */
  readonly action: string
  /** In words for a person. */
  readonly title: string
  /** What was asked, places resolved; JSON. */
  readonly request: unknown
  /** Of the plan that was accepted. */
  readonly hash: string
  /** Kind and id of who asked. */
  readonly actor: string
  /** A draft has promised nothing; one that no job carries is forgotten at the next start. */
  readonly status: 'draft' | 'ready' | 'ended'
  readonly outcome?: ActOutcome | undefined
  /** Milliseconds since 1970. */
  readonly createdAt: number
  readonly endedAt?: number | undefined
  readonly undo: 'none' | 'open' | 'undone'
  /** The act that this one takes back. */
  readonly undoes?: string | undefined
}
export type ActOutcome = 'completed' | 'partial' | 'failed' | 'cancelled'

/** `running`: its steps may have been done, and it is recovered by looking at the disk. */
export interface PartRow extends Part {
  readonly state: 'pending' | 'running' | 'done'
  /** One for each step; only where it is done. */
  readonly results?: readonly StepResult[] | undefined
}

/** What one act did, for the audit: one row an act. */
export interface AuditEntry {
  readonly at: number
  readonly actor: string
  readonly action: string
  /** What was really changed, as shown to people. */
  readonly targets: readonly AuditTarget[]
}
export interface AuditTarget {
  readonly path: string
  readonly target?: string | undefined
  readonly outcome: Outcome
}

/** Where acts are kept. Every call is durable when it has answered (synchronous FULL), and is one transaction. */
export interface ActJournal {
  /** Begins a draft; parts may be added until it is accepted. */
  draftAct(act: Omit<ActRow, 'status' | 'outcome' | 'endedAt' | 'hash' | 'undo'>): Promise<void>
  addParts(input: {readonly act: string; readonly parts: readonly Part[]}): Promise<void>
  acceptAct(input: {readonly act: string; readonly hash: string}): Promise<void>
  /** Forgets a draft, or nothing. */
  dropDraft(input: {readonly act: string}): Promise<void>
  act(input: {readonly act: string}): Promise<ActRow | undefined>
  /** In the order of their numbers. */
  parts(input: {readonly act: string; readonly from: number; readonly count: number}): Promise<readonly PartRow[]>
  /** Ends a part with its results, begins the next one, or both, in one commit. */
  turnPart(input: {
    readonly act: string
    readonly ended?: {readonly no: number; readonly results: readonly StepResult[]} | undefined
    readonly begun?: number | undefined
  }): Promise<void>
  /** Ends the act, writes its audit row and, for an undo, marks what it took back: one commit. */
  endAct(input: {
    readonly act: string
    readonly outcome: ActOutcome
    readonly undo: 'none' | 'open'
    readonly audit: AuditEntry
  }): Promise<void>
  /** The newest act that undo, or redo, would take back. */
  undoable(input: {readonly redo: boolean}): Promise<ActRow | undefined>
}

/** A part as its planner gives it: the canonical text of its steps, which is also what the plan's hash is made of. */
export interface ActText {
  readonly no: number
  readonly steps: string
  /** What its steps work on, for the history of files: absolute paths in raw bytes; `whole` where all below goes with it. */
  readonly paths: readonly {readonly path: Uint8Array; readonly whole?: boolean | undefined}[]
}

/** The first life of an act, in texts: nothing of a plan need be read between its planner and the journal. */
export interface ActDrafts {
  draftAct(act: Omit<ActRow, 'status' | 'outcome' | 'endedAt' | 'hash' | 'undo'>): Promise<void>
  addParts(input: {readonly act: string; readonly parts: readonly ActText[]}): Promise<void>
  acceptAct(input: {readonly act: string; readonly hash: string}): Promise<void>
  dropDraft(input: {readonly act: string}): Promise<void>
}
