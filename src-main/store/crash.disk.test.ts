import {spawn} from 'node:child_process'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {create, device, openTestLibrary, tempFolder} from '../testing/test-library.ts'

const ROUNDS = 4
const writer = join(import.meta.dirname, '..', 'testing', 'crash-writer.fixture.ts')

/** Runs the writer and kills it in the middle; answers its process id and the last row that it told of. */
function writeUntilKilled(folder: string, rows: number): Promise<{readonly pid: number; readonly told: number}> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder, device.id], {stdio: ['ignore', 'pipe', 'inherit']})
    let text = ''
    child.on('error', reject)
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('\n').length > rows) child.kill('SIGKILL')
    })
    child.on('close', () => resolve({pid: child.pid!, told: Number(text.slice(0, text.lastIndexOf('\n')).split('\n').at(-1))}))
  })
}

test('after kill -9 in the middle of writes nothing that was told is lost, and the end is known to be unclean', async () => {
  const folder = join(tempFolder(), 'A.onefold')
  let before = (await openTestLibrary(folder, {create})).close()
  for (let round = 1; round <= ROUNDS; round++) {
    const {pid, told} = await writeUntilKilled(folder, 40 * round)
    const open = await openTestLibrary(folder, {seen: before})
    expect(open.report).toEqual({recovered: true, restoredFrom: undefined, indexRebuilt: false, epochRenewed: false})
    const kept = open.library
      .prepare('SELECT last_seen FROM volume WHERE uuid GLOB ? ORDER BY last_seen')
      .pluck()
      .all(`v${pid}-*`) as number[]
    expect(kept).toEqual(Array.from({length: kept.length}, (_, at) => at + 1))
    // Rows that were committed and not yet told of may be there too.
    expect(kept.length).toBeGreaterThanOrEqual(told)
    expect(open.library.pragma('integrity_check', {simple: true})).toBe('ok')
    expect(open.index.pragma('integrity_check', {simple: true})).toBe('ok')
    before = open.close()
    const clean = await openTestLibrary(folder, {seen: before})
    expect(clean.report.recovered).toBe(false)
    clean.close()
  }
})
