import {join} from 'node:path'
import {findProgram} from '../build/chromium.mjs'
import {withDisplay} from '../build/display.mjs'
import {electronBinary, missingDisplay} from '../build/electron.mjs'
import {type BenchOptions, namesFor, withCore, withScratch} from './bench-run.ts'
import {madeCorpus} from './corpus.ts'
import {type BenchFindings, figureOf} from './figures.ts'
import {inWindow, type WindowPage} from './in-window.ts'

/** Each finds other rows than the one before; the last finds most of all names. */
const TEXTS = ['t', 'te', 'i', 'im', 'a', 'an', 's', 'se', 'p', 'e']

interface Opened {
  readonly page: WindowPage
  quit(): Promise<unknown>
}

/** Measures the window that people see: start to usable, a folder of 100,000 rows, keys that search, and gaps while a million rows scroll. */
export async function windowBench(options: BenchOptions): Promise<BenchFindings> {
  const open = windowHere()
  if (typeof open === 'string') return {figures: [], skipped: open}
  const xvfb = findProgram(['Xvfb'])
  return open.display
    ? withDisplay(xvfb, (env: NodeJS.ProcessEnv) => measured(options, {...open, env}))
    : measured(options, {...open, env: process.env})
}

interface WindowKind {
  readonly kind: 'Electron' | 'Chromium'
  readonly display: boolean
  readonly open: (dataDir: string) => Promise<Opened>
}

/** The real window where there is an Electron and a display, else the browser's; a sentence where there is neither. */
function windowHere(): WindowKind | string {
  const electron = electronBinary()
  const shown = missingDisplay() === undefined || findProgram(['Xvfb']) !== undefined
  if (electron !== undefined && shown) {
    process.env['ONEFOLD_E2E_ELECTRON'] = electron
    return {kind: 'Electron', display: true, open: async (dataDir) => (await import('../e2e/open-electron.ts')).openElectron(dataDir)}
  }
  const chromium = [
    process.env['ONEFOLD_CHROMIUM'],
    findProgram(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']),
  ].find(Boolean)
  if (chromium === undefined) return 'there is neither an Electron with a display nor a Chromium here'
  process.env['ONEFOLD_E2E_CHROMIUM'] = chromium
  return {kind: 'Chromium', display: false, open: async (dataDir) => (await import('../e2e/open-browser.ts')).openBrowser(dataDir)}
}

async function measured(options: BenchOptions, {kind, open, env}: WindowKind & {readonly env: NodeJS.ProcessEnv}): Promise<BenchFindings> {
  Object.assign(process.env, env)
  const names = namesFor(options)
  const large = madeCorpus({files: options.small ? 1000 : 100_000, folders: 0, empty: true}, options.corpus)
  return withScratch(async (scratch) => {
    const dataDir = join(scratch, 'data')
    await withCore({...options, dataDir}, async ({client, ended}) => {
      for (const [name, {path}] of [
        ['names', names],
        ['large', large],
      ] as const)
        await ended((await client.location.add({path, name, mode: 'shallow'})).job)
    })
    const starts: number[] = []
    const folders: number[] = []
    const keys: number[] = []
    const gaps: number[] = []
    for (let run = 0; run < (options.runs ?? 3); run++) {
      const begun = performance.now()
      const opened = await open(dataDir)
      const {usable, openFolder, type, scroll} = inWindow(opened.page)
      await usable()
      starts.push(performance.now() - begun)
      folders.push(await openFolder('large', large.entries))
      await openFolder('names', names.atTop)
      keys.push(...(await type(TEXTS)))
      gaps.push(await scroll(3000))
      await opened.quit()
    }
    return {
      window: kind,
      corpus: {entries: names.entries + large.entries},
      figures: [
        figureOf({what: `start to usable (${kind}, driver included)`, unit: 'ms', runs: starts, goal: {of: 'value', atMost: 1500}}),
        figureOf({what: `folder of ${large.entries} rows, click to painted`, unit: 'ms', runs: folders, goal: {of: 'value', atMost: 150}}),
        figureOf({what: 'key to painted rows', unit: 'ms', runs: keys, goal: {of: 'value', atMost: 50}}),
        figureOf({what: 'longest frame while all hits of “e” scroll', unit: 'ms', runs: gaps, goal: {of: 'value', atMost: 50}}),
      ],
    }
  })
}
