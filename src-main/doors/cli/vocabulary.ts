import {allOperations} from '../../contract/index.ts'

/** The operations that the command line shows. */
export const listedOperations = allOperations().filter(({operation}) => operation.listed !== false)

/** Every word that a command may begin with, and what may follow it. */
export interface Vocabulary {
  readonly firstWords: readonly string[]
  /** The verbs of a subject, of the contract and of the command line's own. */
  verbsOf(subject: string): readonly string[]
}
