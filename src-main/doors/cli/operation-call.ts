import type {Operation} from '../../contract/operation.ts'

/** An operation of the contract as a command line names it, with the words that follow. */
export interface OperationCall {
  readonly name: string
  readonly operation: Operation
  readonly words: readonly string[]
}
