import {closeSync, openSync, statSync, writeSync} from 'node:fs'
import {join} from 'node:path'
import Database from 'better-sqlite3'
import {expect, onTestFinished, test} from 'vitest'
import {scratchFolder} from '../testing/scratch-folder.ts'
import {checkDatabases} from './check-databases.ts'

const PAGE = 4096

test('a page that holds rubbish is found, of the index only when the whole is asked for', () => {
  const scratch = scratchFolder()
  onTestFinished(() => scratch.remove())
  const path = (name: string): string => join(scratch.path, name)
  for (const name of ['library.db', 'index.db']) fill(path(name))
  const check = (whole: boolean) => {
    const [library, index] = [new Database(path('library.db')), new Database(path('index.db'))]
    const findings = checkDatabases({library, index}, {whole})
    for (const database of [library, index]) database.close()
    return findings
  }
  expect(check(true)).toEqual({library: 'ok', index: 'ok'})
  spoilLastPage(path('index.db'))
  expect(check(false)).toEqual({library: 'ok'})
  const found = check(true)
  expect(found.library).toBe('ok')
  expect(found.index).toMatch(/page|btree|malformed/i)
  spoilLastPage(path('library.db'))
  expect(check(false).library).toMatch(/page|btree|malformed/i)
})

function fill(path: string): void {
  const database = new Database(path)
  database.pragma(`page_size = ${PAGE}`)
  database.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT)')
  const put = database.prepare('INSERT INTO t (name) VALUES (?)')
  for (let at = 0; at < 500; at++) put.run(`row number ${at} ${'x'.repeat(60)}`)
  database.close()
}

function spoilLastPage(path: string): void {
  const file = openSync(path, 'r+')
  writeSync(file, Buffer.alloc(64, 0xee), 0, 64, statSync(path).size - PAGE)
  closeSync(file)
}
