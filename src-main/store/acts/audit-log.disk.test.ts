import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {beforeEach, expect, test} from 'vitest'
import {create, openTestLibrary, tempFolder} from '../../testing/test-library.ts'
import type {OpenLibrary} from '../open-library.ts'
import {openReaders} from '../open-readers.ts'
import {appendAudit, auditRows} from './audit-log.ts'
import {verifyAudit} from './verify-audit.ts'

const ROWS = 20
const places = Array.from({length: ROWS}, (_, at) => at + 1)
let open: OpenLibrary
let folder: string
beforeEach(async () => {
  folder = join(tempFolder(), 'A.onefold')
  open = await openTestLibrary(folder, {create})
  for (const number of places)
    appendAudit(open.library, {
      at: 1000 + number,
      actor: `cli ${number}`,
      action: 'file.move',
      targets: [{path: `/a${number} “é”`, target: `/b${number}`, outcome: 'done'}],
    })
})

/** Tries a change from outside and takes it back. */
function verdictAfter(change: () => void): ReturnType<typeof verifyAudit> {
  open.library.exec('BEGIN')
  try {
    change()
    return verifyAudit(open)
  } finally {
    open.library.exec('ROLLBACK')
  }
}
const sql = (text: string): unknown => open.library.exec(text)
/** The hash of a row as anybody computes it who knows the rule. */
const hashOf = (row: {previous_hash: string; seq: number; at: number; actor: string; action: string; targets: string}): string =>
  createHash('sha256')
    .update(JSON.stringify([row.previous_hash, row.seq, row.at, row.actor, row.action, JSON.parse(row.targets)]))
    .digest('hex')

test('a log as it was written is whole, also for a reader, and its first row begins at nothing', () => {
  expect(verifyAudit(open)).toEqual({rows: ROWS, ok: true})
  const readers = openReaders(folder, {})
  expect(verifyAudit(readers)).toEqual({rows: ROWS, ok: true})
  readers.close()
  const rows = open.library.prepare('SELECT * FROM audit_log ORDER BY seq').all() as Parameters<typeof hashOf>[0][]
  expect(rows.map(hashOf)).toEqual(open.library.prepare('SELECT hash FROM audit_log ORDER BY seq').pluck().all())
  expect(rows[0]!.previous_hash).toBe('0'.repeat(64))
})

test('a log without rows is whole', () => {
  sql("DELETE FROM audit_log; DELETE FROM meta WHERE key = 'audit_head'")
  expect(verifyAudit(open)).toEqual({rows: 0, ok: true})
})

test.each([
  'at = at + 1',
  "actor = actor || 'x'",
  "action = 'file.copy'",
  "targets = replace(targets, 'done', 'failed')",
  "targets = targets || ' '",
  "hash = replace(hash, substr(hash, 1, 1), 'g')",
  "previous_hash = replace(previous_hash, substr(previous_hash, 1, 1), 'g')",
])('a field that changed (%s) is found in every row', (change) => {
  for (const seq of places)
    expect(verdictAfter(() => sql(`UPDATE audit_log SET ${change} WHERE seq = ${seq}`))).toEqual({rows: ROWS, ok: false, brokenAt: seq})
})

test('a row whose hash was computed again is found by the one after it, and the last by the head', () => {
  for (const seq of places) {
    const verdict = verdictAfter(() => {
      sql(`UPDATE audit_log SET actor = 'nobody' WHERE seq = ${seq}`)
      const row = open.library.prepare('SELECT * FROM audit_log WHERE seq = ?').get(seq) as Parameters<typeof hashOf>[0]
      open.library.prepare('UPDATE audit_log SET hash = ? WHERE seq = ?').run(hashOf(row), seq)
    })
    expect(verdict).toEqual({rows: ROWS, ok: false, brokenAt: Math.min(seq + 1, ROWS)})
  }
})

test('a row that was removed is found at every place, also where the others moved up', () => {
  for (const seq of places) {
    const remove = `DELETE FROM audit_log WHERE seq = ${seq}`
    expect(verdictAfter(() => sql(remove))).toEqual({rows: ROWS - 1, ok: false, brokenAt: seq})
    const close = `${remove}; UPDATE audit_log SET seq = -seq WHERE seq > ${seq}; UPDATE audit_log SET seq = -seq - 1 WHERE seq < 0`
    expect(verdictAfter(() => sql(close))).toEqual({rows: ROWS - 1, ok: false, brokenAt: seq})
  }
})

test('a tail that was cut is found at every length, the whole log too', () => {
  for (const seq of places)
    expect(verdictAfter(() => sql(`DELETE FROM audit_log WHERE seq >= ${seq}`))).toEqual({rows: seq - 1, ok: false, brokenAt: seq})
})

test('two rows that changed places are found, whichever they are', () => {
  for (const a of places)
    for (const b of places.slice(a)) {
      const swap = `UPDATE audit_log SET seq = -1 WHERE seq = ${a}; UPDATE audit_log SET seq = ${a} WHERE seq = ${b}; UPDATE audit_log SET seq = ${b} WHERE seq = -1`
      expect(verdictAfter(() => sql(swap))).toEqual({rows: ROWS, ok: false, brokenAt: a})
    }
})

test('a row that was inserted, with a true hash of its own, is found at every place', () => {
  for (const seq of [...places, ROWS + 1]) {
    const verdict = verdictAfter(() => {
      sql(`UPDATE audit_log SET seq = -seq WHERE seq >= ${seq}; UPDATE audit_log SET seq = 1 - seq WHERE seq < 0`)
      const before = open.library
        .prepare('SELECT hash FROM audit_log WHERE seq = ?')
        .pluck()
        .get(seq - 1) as string | undefined
      const row = {previous_hash: before ?? '0'.repeat(64), seq, at: 5, actor: 'cli', action: 'file.move', targets: '[]'}
      open.library
        .prepare('INSERT INTO audit_log VALUES (:seq, :at, :actor, :action, :targets, :hash, :previous_hash)')
        .run({...row, hash: hashOf(row)})
    })
    // The row itself fits, and what follows it does not; the last one must be the one that the head tells of.
    expect(verdict).toEqual({rows: ROWS + 1, ok: false, brokenAt: seq < ROWS ? seq + 1 : seq})
  }
})

test('rows before the first one are found', () => {
  for (const seq of [0, -7])
    expect(
      verdictAfter(() =>
        sql(`INSERT INTO audit_log SELECT ${seq}, at, actor, action, targets, hash, previous_hash FROM audit_log WHERE seq = 1`),
      ),
    ).toEqual({
      rows: ROWS + 1,
      ok: false,
      brokenAt: seq,
    })
})

test('a head that was taken away or spoilt is found', () => {
  for (const change of ["DELETE FROM meta WHERE key = 'audit_head'", "UPDATE meta SET value = 'x' WHERE key = 'audit_head'"])
    expect(verdictAfter(() => sql(change)).ok).toBe(false)
  const one = "UPDATE meta SET value = json_set(value, '$.count', 19) WHERE key = 'audit_head'"
  expect(verdictAfter(() => sql(one)).ok).toBe(false)
})

test('what somebody put at the end does not keep acts from ending, and stays found', () => {
  sql('INSERT INTO audit_log SELECT 21, at, actor, action, targets, hash, previous_hash FROM audit_log WHERE seq = 1')
  appendAudit(open.library, {at: 1, actor: 'a', action: 'b', targets: []})
  expect(verifyAudit(open)).toEqual({rows: ROWS + 2, ok: false, brokenAt: 21})
  expect(auditRows(open, {limit: 1}).rows).toMatchObject([{seq: 22, actor: 'a'}])
})

test('rows are told in pages, the newest first', () => {
  const first = auditRows(open, {limit: 15})
  expect([first.total, first.rows[0]?.seq, first.rows[0]?.targets]).toEqual([
    ROWS,
    20,
    [{path: '/a20 “é”', target: '/b20', outcome: 'done'}],
  ])
  const second = auditRows(open, {limit: 15, cursor: first.cursor})
  expect([second.rows.map(({seq}) => seq), second.cursor]).toEqual([[5, 4, 3, 2, 1], undefined])
  sql("UPDATE audit_log SET targets = 'spoilt' WHERE seq = 20")
  expect(auditRows(open, {limit: 1}).rows[0]?.targets).toEqual([])
})
