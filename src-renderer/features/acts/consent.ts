import type {Decision} from '../../../src-main/contract/plan.ts'

/** How files that meet are settled, as the core is told. */
export interface Settlement {
  readonly overwrite?: boolean
  readonly keepBoth?: boolean
  readonly skip?: boolean
  readonly decisions?: {path: string; decision: Decision}[]
}

/** What an act is told beside what it is about. */
export interface Consent extends Settlement {
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly commit?: string
}
