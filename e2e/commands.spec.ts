import {mkdir} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {type CommandId, commandMessages} from '../src-renderer/command-messages.ts'
import {askCore} from './ask-core.ts'
import {drives} from './command-drives/drives.ts'
import {type Drive, plantPrograms, show, tidyUp, type World} from './command-drives/world.ts'
import {explorer} from './explorer.ts'
import {type DesktopRun, electronBinary, openElectron} from './open-electron.ts'
import {picture} from './picture.ts'
import {runCli} from './run-cli.ts'
import {plant, scratch} from './scratch.ts'
import {stopCore} from './stop-core.ts'

const {titles} = commandMessages
const ids = Object.keys(titles) as readonly CommandId[]

describe.skipIf(!electronBinary)('every command does what it is for', () => {
  let run: DesktopRun
  let world: World
  const before = {PATH: process.env['PATH'], TERMINAL: process.env['TERMINAL']}

  beforeAll(async () => {
    const {data, files} = await scratch()
    const calls = join(data, '../calls')
    await plantPrograms(calls, join(data, '../share'))
    const own = ids.flatMap((id) => ['a.txt', 'b.txt', 'sub/only.txt'].map((name) => [`${id}/${name}`, `${name} of ${id}`] as const))
    await plant(files, {...Object.fromEntries(own), 'file.showInFolder/sub/only here.txt': 'x'})
    await plant(files, {'file.flatten/sub/below/deep.txt': 'x'})
    await mkdir(join(files, 'file.clean/none/of/these'), {recursive: true})
    await plant(join(files, '../apart'), {'unknown/one.txt': 'x'})
    await plant(files, {'into/.keep': ''})
    await runCli(data, ['location', 'add', files, '--wait'])
    await stopCore(data)
    Object.assign(process.env, {PATH: `${calls}/bin:${before.PATH}`, TERMINAL: 'terminal'})
    run = await openElectron(data)
    await explorer(run.page).addButton.waitFor()
    world = {app: run.app, page: run.page, ask: await askCore(data), files, calls}
    run.page.setDefaultTimeout(5_000)
  })
  afterAll(async () => {
    Object.assign(process.env, before)
    await run?.app.close()
  })
  afterEach(async ({task}) => {
    if (task.result?.state === 'fail') await picture(run.page, `command-${task.name}`)
    await tidyUp(world)
  })

  it.for(ids)('%s', async (id, {skip}) => {
    const drive: Drive = drives[id]
    if (drive.missing !== undefined) skip(drive.missing)
    await show(world, id)
    await drive.before?.(world)
    const then = await drive.look(world)
    expect(then, 'It was so before the command.').not.toEqual(drive.becomes)
    await give(id, drive)
    await drive.answer?.(world)
    await expect.poll(() => drive.look(world), {timeout: 8_000}).toEqual(drive.becomes)
    await drive.after?.(world)
  })

  it('nothing was complained of', () => expect(run.complaints).toEqual([]))

  async function give(id: CommandId, {by, argument}: Drive): Promise<void> {
    const {keyboard} = run.page
    if (by !== 'palette') {
      for (const key of by.key === ' ' || by.key === 'Control+ ' ? [by.key] : by.key.split(' ')) await keyboard.press(key)
      return
    }
    await keyboard.press('Control+Shift+p')
    const palette = run.page.getByRole('dialog', {name: 'Command palette'})
    await palette.getByRole('combobox').fill(titles[id])
    await expect.poll(() => palette.getByRole('option', {selected: true}).textContent()).toContain(titles[id])
    await keyboard.press('Enter')
    if (argument === undefined) return
    const written = typeof argument === 'string' ? argument : argument(world)
    await expect.poll(() => palette.getByRole('combobox').inputValue()).toBe('')
    await palette.getByRole('combobox').fill(written)
    // A path that is only begun is taken with the folder that is offered for it.
    if (written.includes('/'))
      await palette
        .getByRole('option')
        .nth(1)
        .waitFor({timeout: 1_000})
        .then(() => keyboard.press('Tab'))
        .catch(() => undefined)
    await palette.getByRole('option').first().waitFor()
    await keyboard.press('Enter')
  }
})
