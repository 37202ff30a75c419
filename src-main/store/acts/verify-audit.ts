import type {Stores} from '../access.ts'
import {type AuditHead, auditHash, auditHead, START, type StoredAudit} from './audit-log.ts'

export interface AuditVerdict {
  readonly rows: number
  readonly ok: boolean
  /** The seq of the first row that is not as it was written, or that is missing. */
  readonly brokenAt?: number | undefined
}

/** Reads the whole audit log at one moment and tells whether each row is what was written, in its place, and none is missing. */
export function verifyAudit({library}: Stores, _input?: undefined): AuditVerdict {
  return library.transaction((): AuditVerdict => {
    const rows = library.prepare('SELECT count(*) FROM audit_log').pluck().get() as number
    const brokenAt = firstBreak(library, headOf(library))
    return brokenAt === undefined ? {rows, ok: true} : {rows, ok: false, brokenAt}
  })()
}

function firstBreak(library: Stores['library'], head: AuditHead): number | undefined {
  let before: Pick<StoredAudit, 'seq' | 'hash'> = START
  const rows = library.prepare('SELECT * FROM audit_log ORDER BY seq').iterate() as Iterable<StoredAudit>
  for (const row of rows) {
    const expected = before.seq + 1
    if (row.seq !== expected) return Math.min(row.seq, expected)
    const linked = row.previous_hash === before.hash && row.hash === auditHash(row)
    const isBeyond = row.seq > head.seq || (row.seq === head.seq && row.hash !== head.hash)
    if (!linked || isBeyond) return row.seq
    before = row
  }
  return before.seq === head.seq && head.count === head.seq ? undefined : before.seq + 1
}

/** A head that cannot be read is none. */
function headOf(library: Stores['library']): AuditHead {
  try {
    return auditHead(library)
  } catch {
    return START
  }
}
