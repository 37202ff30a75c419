import {join} from 'node:path'
import {findProgram} from '../build/chromium.mjs'
import {withDisplay} from '../build/display.mjs'
import {electronBinary, missingDisplay} from '../build/electron.mjs'
import {type BenchOptions, namesFor, withCore, withScratch} from './bench-run.ts'
import {type Corpus, madeCorpus} from './corpus.ts'
import {type BenchFindings, type Figure, figureOf, percentile} from './figures.ts'
import {inWindow, type WindowPage} from './in-window.ts'
import {withScreen} from './on-screen.ts'
import {onefoldProgram, pcmanfmProgram, showFolders, type Shown, type ShownProgram} from './shown-programs.ts'

/** Each finds other rows than the one before; the last finds most of all names. */
const TEXTS = ['t', 'te', 'i', 'im', 'a', 'an', 's', 'se', 'p', 'e']

interface Opened {
  readonly page: WindowPage
  quit(): Promise<unknown>
}

/** Measures the window that people see: start to usable, folders of 100,000 and of a million rows, gaps while they scroll, keys that search, and the same beside another file manager. */
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

interface Corpora {
  readonly dataDir: string
  readonly names: Corpus
  readonly large: Corpus
  readonly million: Corpus
}

async function measured(options: BenchOptions, {kind, open, env}: WindowKind & {readonly env: NodeJS.ProcessEnv}): Promise<BenchFindings> {
  Object.assign(process.env, env)
  const flat = (files: number): Corpus => madeCorpus({files, folders: 0, empty: true}, options.corpus)
  const corpora = {names: namesFor(options), large: flat(options.small ? 1000 : 100_000), million: flat(options.small ? 3000 : 1_000_000)}
  return withScratch(async (scratch) => {
    const parts: Corpora = {...corpora, dataDir: join(scratch, 'data')}
    await withCore({...options, dataDir: parts.dataDir}, async ({client, ended}) => {
      for (const name of ['names', 'large', 'million'] as const)
        await ended((await client.location.add({path: corpora[name].path, name, mode: 'shallow'})).job)
    })
    const inside = await insideFigures(options, {kind, open, ...parts})
    const beside = kind === 'Electron' ? await besideFigures(options, {...parts, home: scratch}) : []
    const entries = Object.values(corpora).reduce((sum, one) => sum + one.entries, 0)
    return {window: kind, corpus: {entries}, figures: [...inside, ...beside]}
  })
}

/** What the page itself sees: from a click or a key to painted rows, and from frame to frame. */
async function insideFigures(
  options: BenchOptions,
  {kind, open, dataDir, names, large, million}: Corpora & Pick<WindowKind, 'kind' | 'open'>,
): Promise<readonly Figure[]> {
  const found = {
    starts: [] as number[],
    folders: [] as number[],
    millions: [] as number[],
    keys: [] as number[],
    gaps: [] as number[],
    worst: [] as number[],
    hits: [] as number[],
  }
  for (let run = 0; run < (options.runs ?? 3); run++) {
    const begun = performance.now()
    const opened = await open(dataDir)
    const {usable, openFolder, type, scroll} = inWindow(opened.page)
    await usable()
    found.starts.push(performance.now() - begun)
    found.folders.push(await openFolder('large', large.entries))
    found.millions.push(await openFolder('million', million.entries))
    const gaps = await scroll(5000)
    found.gaps.push(percentile(gaps, 0.99))
    found.worst.push(Math.max(...gaps))
    await openFolder('names', names.atTop)
    found.keys.push(...(await type(TEXTS)))
    found.hits.push(percentile(await scroll(3000), 0.99))
    await opened.quit()
  }
  const most = (what: string, runs: readonly number[], atMost?: number): Figure =>
    figureOf({what, unit: 'ms', runs, ...(atMost !== undefined && {goal: {of: 'value', atMost}})})
  return [
    most(`start to usable (${kind}, driver included)`, found.starts, 1500),
    most(`folder of ${large.entries} rows, click to painted`, found.folders, 150),
    most(`folder of ${million.entries} rows, click to painted`, found.millions),
    most(`gap between two frames while ${million.entries} rows scroll, p99`, found.gaps, 50),
    most('the same, longest', found.worst),
    most('gap between two frames while all hits of “e” scroll, p99', found.hits, 50),
    most('key to painted rows', found.keys, 50),
  ]
}

/** What anybody sees who looks at the screen: the program beside another file manager, by turns. */
async function besideFigures(
  options: BenchOptions,
  {dataDir, large, million, home}: Corpora & {readonly home: string},
): Promise<readonly Figure[]> {
  const [xvfb, electron, peer] = [findProgram(['Xvfb']), electronBinary(), pcmanfmProgram(join(home, 'peer'))]
  if (xvfb === undefined || electron === undefined) return []
  const [ours, theirs]: [Shown[], Shown[]] = [[], []]
  for (let run = 0; run < (options.runs ?? 3); run++) {
    const show = (program: ShownProgram): Promise<Shown> =>
      withScreen(xvfb, (screen) => showFolders(program, {screen, first: large.path, second: million.path}))
    ours.push(await show(onefoldProgram(electron, dataDir)))
    if (peer) theirs.push(await show(peer))
  }
  const beside = (what: string, of: (shown: Shown) => number, unit: Figure['unit'] = 'ms'): Figure =>
    figureOf({
      what,
      unit,
      runs: ours.map(of),
      peer: {name: 'PCManFM', runs: theirs.map(of), ...(peer ? {} : {absent: 'PCManFM is not installed'})},
    })
  return [
    beside(`start with a folder of ${large.entries} files, to rows on the screen`, ({start}) => start.first),
    beside('the same, until they stand still', ({start}) => start.still),
    beside(`folder of ${million.entries} files asked of the program that runs, to rows on the screen`, ({open}) => open.first),
    beside('the same, until they stand still', ({open}) => open.still),
    beside('memory of all its processes after that', ({memory}) => memory, 'MB'),
  ]
}
