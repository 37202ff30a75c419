import {mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {Worker} from 'node:worker_threads'
import {expect, test} from 'vitest'
import {create, device, libraryParts, openTestLibrary, tempFolder} from '../testing/test-library.ts'
import {databaseKinds, openDatabase} from './open-database.ts'
import {exportLibrary} from './transfer-library.ts'

const writer = join(import.meta.dirname, '..', 'testing', 'crash-writer.fixture.ts')

/** Starts a thread that writes on and on; answers it when it has told of some rows. */
function startWriting(folder: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(writer, {argv: [folder, device.id], stdout: true})
    let text = ''
    worker.on('error', reject)
    worker.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.split('\n').length > 50) resolve(worker)
    })
  })
}

test('copies that are made while another thread writes each hold one moment, and the writer loses nothing', async () => {
  const home = tempFolder()
  const folder = join(home, 'A.onefold')
  ;(await openTestLibrary(folder, {create})).close()
  const worker = await startWriting(folder)
  const held: number[] = []
  for (const name of ['one', 'two', 'three']) {
    const target = join(home, name)
    mkdirSync(target)
    await exportLibrary(folder, target, {...libraryParts(), options: {}})
    expect(readdirSync(target)).toEqual(['index.db', 'library.db', 'library.json'])
    const copy = openDatabase(join(target, 'library.db'), databaseKinds.library, {readonly: true})
    const rows = copy.prepare('SELECT last_seen FROM volume ORDER BY last_seen').pluck().all() as number[]
    const seq = Number(copy.prepare("SELECT value FROM meta WHERE key = 'seq'").pluck().get())
    copy.close()
    expect(rows).toEqual(Array.from({length: seq}, (_, at) => at + 1))
    held.push(rows.length)
  }
  await worker.terminate()
  expect(held[0]).toBeGreaterThanOrEqual(50)
  expect(held[2]).toBeGreaterThan(held[0]!)
  const open = await openTestLibrary(folder)
  expect(open.library.prepare('SELECT count(*) FROM volume').pluck().get()).toBeGreaterThanOrEqual(held[2]!)
  expect(open.library.pragma('integrity_check', {simple: true})).toBe('ok')
})
