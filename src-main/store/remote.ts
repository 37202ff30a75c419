import type {Remote} from './access.ts'
import type {queries} from './queries.ts'
import type {transactions} from './transactions.ts'

/** Asks the reader threads, on behalf of one caller. */
export type Reader = Remote<typeof queries>
/** Asks the writer thread for named transactions. */
export type Writer = Remote<typeof transactions>
