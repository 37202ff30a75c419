import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {create, device, openTestLibrary, tempFolder} from '../../testing/test-library.ts'
import type {OpenLibrary} from '../open-library.ts'
import {act} from './act-rows.ts'
import {parts} from './part-rows.ts'
import {verifyAudit} from './verify-audit.ts'

const ROUNDS = 6
const turner = join(import.meta.dirname, '..', '..', 'testing', 'part-turner.fixture.ts')

/** Turns parts in another process and kills it in the middle; answers the whole lines that it told. */
function turnUntilKilled(folder: string, lines: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [turner, folder, device.id], {stdio: ['ignore', 'pipe', 'inherit']})
    let text = ''
    child.on('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('\n').length > lines) child.kill('SIGKILL')
    })
    child.on('close', () => resolve(text.split('\n').slice(0, -1)))
  })
}

/** Every act has the parts of one moment: done ones with whole results, at most one running, then pending ones. */
function checkParts(open: OpenLibrary): void {
  for (const id of open.library.prepare('SELECT id FROM act').pluck().all() as string[]) {
    const rows = parts(open, {act: id, from: 0, count: 99})
    const states = rows.map(({state}) => state).join(' ')
    expect(states).toMatch(/^(done ?)*(running ?)?(pending ?)*$/)
    for (const {no, state, steps, results} of rows) {
      expect(steps).toBe(`steps ${id} ${no} ${'x'.repeat(20_000)}`)
      if (state === 'done') expect(results).toMatch(new RegExp(`^results ${id} ${no} [\\d.e-]+ y{20000}$`))
      else expect(results).toBeUndefined()
    }
    if (act(open, {act: id})!.status === 'ended') expect(states).toBe('done done done done done')
  }
}

test('after kill -9 in the middle of acts all that was answered is there, and no part is half', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  ;(await openTestLibrary(folder, {create})).close()
  for (let round = 1; round <= ROUNDS; round++) {
    // Odd numbers, so that the kill meets each kind of commit.
    const told = await turnUntilKilled(folder, 13 * round)
    expect(told.length).toBeGreaterThanOrEqual(13 * round)
    const open = await openTestLibrary(folder)
    expect(open.report.recovered).toBe(true)
    for (const line of told) {
      const [what, id, no] = line.split(' ') as [string, string, string?]
      if (what === 'done') expect(parts(open, {act: id, from: Number(no), count: 1})[0]?.state).toBe('done')
      if (what === 'ended') expect(act(open, {act: id})).toMatchObject({status: 'ended', undo: 'open'})
    }
    // What was accepted and not begun has no job here, and so may be gone; what was begun may not.
    const begun = told.filter((line) => line.startsWith('done')).map((line) => line.split(' ')[1]!)
    for (const id of begun) expect(act(open, {act: id})).toBeDefined()
    checkParts(open)
    const ended = open.library.prepare("SELECT count(*) FROM act WHERE status = 'ended'").pluck().get()
    expect(verifyAudit(open)).toEqual({rows: ended, ok: true})
    expect(open.library.pragma('integrity_check', {simple: true})).toBe('ok')
    open.close()
  }
})
