import {mkdir, mkdtemp, realpath, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {explorer} from '../explorer.ts'
import {openBrowser} from '../open-browser.ts'
import {electronBinary, openElectron} from '../open-electron.ts'
import {makeDemoFiles} from './demo-files.ts'
import {showPictures} from './gallery.ts'
import {scenes} from './scenes.ts'
import type {Scene, Stage} from './stage.ts'

// `npm run screenshots [-- NAME …]`: every view and state of the window, in both themes, into docs/screenshots.
const folder = join(import.meta.dirname, '../../docs/screenshots')
const wanted = process.argv.slice(2)
const scratch = await realpath(await mkdtemp(join(tmpdir(), 'onefold-screenshots-')))
const [data, files] = [join(scratch, 'data'), join(scratch, 'home/me/My files')]
await mkdir(folder, {recursive: true})
await makeDemoFiles(files)
const run = electronBinary === undefined ? await openBrowser(data) : await openElectron(data)
try {
  await explorer(run.page).addButton.waitFor()
  const stage: Stage = {page: run.page, files, data}
  for (const scene of scenes) await play(scene, stage)
  await showPictures(
    join(import.meta.dirname, '../../README.md'),
    scenes.map(({name}) => name),
  )
} finally {
  await run.quit()
  await rm(scratch, {recursive: true, force: true})
}

/** Shows one scene and takes it; where it cannot be shown, that is told with a picture of what was there instead. */
async function play({name, show, leave}: Scene, stage: Stage): Promise<void> {
  try {
    await show(stage)
    if (wanted.length === 0 || wanted.includes(name)) await take(name)
    await leave?.(stage)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${name} could not be shown: ${String(error)}\n`)
    await run.page.screenshot({path: join(tmpdir(), `onefold-not-shown-${name}.png`)})
    await run.page.keyboard.press('Escape')
  }
}

/** One picture in each theme; the light one stays. */
async function take(name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await run.page.emulateMedia({colorScheme: theme})
    // Colours fade in, and pictures come when they come.
    await run.page.waitForTimeout(600)
    const png = await run.page.screenshot()
    await sharp(png)
      .webp({quality: 84, effort: 5})
      .toFile(join(folder, `${name}-${theme}.webp`))
  }
  process.stderr.write(`${name}\n`)
}
