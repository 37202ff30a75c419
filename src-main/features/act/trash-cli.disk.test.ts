import {execFileSync, spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import type {Item} from '../../contract/file.ts'
import type {Job} from '../../contract/job.ts'
import {testVolume} from '../../host/work/test-volumes.fixture.ts'
import {openTestCore, type TestCore} from '../../testing/open-test-core.ts'
import {peerProgram} from '../../testing/programs.ts'
import {scratchFolder} from '../../testing/scratch-folder.ts'

const trashCli = peerProgram('trash-put')
const volume = trashCli.missing ? {missing: 'trash-put is not installed'} : testVolume('tmpfs', 'size=16m')
const scratch = scratchFolder()
const data = scratch.sub('share')
const before = process.env['XDG_DATA_HOME']

let core: TestCore
beforeAll(async () => {
  // The threads of the core and the other program find the home's trash by it.
  process.env['XDG_DATA_HOME'] = data
  core = await openTestCore()
})
afterAll(async () => {
  await core.close()
  if (before === undefined) delete process.env['XDG_DATA_HOME']
  else process.env['XDG_DATA_HOME'] = before
  if ('end' in volume) volume.end()
  scratch.remove()
})

const names = ['plain.txt', 'with space', 'caf\u00e9 100%', 'line\nbreak', '-rf', '+a&b=c?#']

describe.skipIf(trashCli.missing)(`the home's trash, shared with trash-cli${trashCli.why}`, () => {
  sharedTrash(() => ({folder: scratch.sub('files'), trash: join(data, 'Trash')}))
})

const without = 'missing' in volume ? ` (${volume.missing})` : ''
describe.skipIf('missing' in volume)(`the trash of another volume, shared with trash-cli${without}`, () => {
  sharedTrash(() => {
    const {folder} = volume as {readonly folder: string}
    const top = realpathSync(folder)
    return {folder: top, trash: join(top, `.Trash-${process.getuid!()}`)}
  })
})

function sharedTrash(find: () => {readonly folder: string; readonly trash: string}): void {
  let folder: string
  let trash: string
  beforeAll(() => ({folder, trash} = find()))
  const at = (name: string): string => join(folder, name)
  const plant = (): void => {
    for (const name of names) writeFileSync(at(name), `bytes of ${name}`)
    mkdirSync(at('folder/inner'), {recursive: true})
    writeFileSync(at('folder/inner/file'), 'deep')
  }
  const all = [...names, 'folder']
  const act = async (name: string, input: object): Promise<void> => {
    const {job} = await core.call<{job: Job}>(name, {...input, yes: true})
    expect((await core.settled(job)).status).toBe('completed')
  }
  const listed = async (): Promise<readonly Item[]> => {
    const {items} = await core.call<{items: Item[]}>('file.list', {path: 'trash:'})
    return items.filter(({trashedFrom}) => trashedFrom?.startsWith(folder))
  }
  const expectBack = (): void => {
    for (const name of names) expect(readFileSync(at(name), 'utf8')).toBe(`bytes of ${name}`)
    expect(readFileSync(at('folder/inner/file'), 'utf8')).toBe('deep')
    expect([readdirSync(join(trash, 'files')), readdirSync(join(trash, 'info'))]).toEqual([[], []])
  }

  test('what trash-put puts there is listed with its old place, and comes back from either name', async () => {
    plant()
    execFileSync('trash-put', ['--', ...all.map(at)])
    expect(all.filter((name) => existsSync(at(name)))).toEqual([])
    const items = await listed()
    expect(new Set(items.map(({trashedFrom}) => trashedFrom))).toEqual(new Set(all.map(at)))
    expect(items).toHaveLength(all.length)
    for (const {trashedAt} of items) expect(Math.abs(Date.now() - Date.parse(trashedAt!))).toBeLessThan(60_000)
    const [first, ...others] = items
    await act('file.restore', {targets: [first!.path]})
    await act('file.restore', {targets: others.map(({trashedFrom}) => trashedFrom!)})
    expectBack()
    expect(await listed()).toEqual([])
  })

  test('what is put there by us, trash-list tells and trash-restore brings back', async () => {
    plant()
    await act('file.trash', {targets: all.map(at)})
    expect(all.filter((name) => existsSync(at(name)))).toEqual([])
    const told = execFileSync('trash-list', {encoding: 'utf8'})
    for (const name of all) expect(told).toContain(` ${at(name)}\n`)
    expect(told.match(/^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) /)?.[1]).toSatisfy(
      (time: string) => Math.abs(Date.now() - Date.parse(time)) < 60_000,
    )
    for (const name of all) restoreByOther(at(name))
    expectBack()
  })

  test('two things of one name both come back, the newer one first', async () => {
    for (const text of ['first', 'second']) {
      writeFileSync(at('twice'), text)
      if (text === 'first') execFileSync('trash-put', [at('twice')])
      else await act('file.trash', {targets: [at('twice')]})
      // Times in the trash are whole seconds.
      await new Promise((resolve) => setTimeout(resolve, 1100))
    }
    await act('file.restore', {targets: [at('twice')]})
    expect(readFileSync(at('twice'), 'utf8')).toBe('second')
    await act('file.delete', {targets: [at('twice')]})
    restoreByOther(at('twice'))
    expect(readFileSync(at('twice'), 'utf8')).toBe('first')
  })
}

/** The other program asks which one is meant; with a whole path there is one. */
function restoreByOther(path: string): void {
  const {stdout, stderr} = spawnSync('trash-restore', [path], {input: '0\n', encoding: 'utf8'})
  expect({path, back: existsSync(path), stdout, stderr}).toMatchObject({path, back: true})
}
