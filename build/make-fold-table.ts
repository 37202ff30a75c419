/** Writes src-main/domain/fold-table.ts from the Unicode data files: `node build/make-fold-table.ts FOLDER > src-main/domain/fold-table.ts`. */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'

const folder = process.argv[2]
if (!folder) throw new Error('Name the folder that holds CaseFolding.txt and UnicodeData.txt.')
const fieldsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(';').map((field) => field.trim()))
const version = /CaseFolding-([\d.]+)\.txt/.exec(readFileSync(join(folder, 'CaseFolding.txt'), 'utf8'))?.[1] ?? 'unknown'
const hex = (text: string): number => Number.parseInt(text, 16)
const short = (value: number): string => value.toString(36)

/** Runs of equal step and equal distance: `gap,count,step,distance`. */
function caseRuns(): readonly string[] {
  const pairs = fieldsOf('CaseFolding.txt').flatMap(([from, status, to]) =>
    status === 'C' ? [{from: hex(from!), by: hex(to!) - hex(from!)}] : [],
  )
  const runs: {from: number; count: number; step: number; by: number}[] = []
  for (const {from, by} of pairs) {
    const run = runs.at(-1)
    const step = run ? from - (run.from + (run.count - 1) * run.step) : 0
    if (run && run.by === by && step <= 2 && (run.count === 1 || run.step === step)) {
      run.step = step
      run.count++
    } else runs.push({from, count: 1, step: 1, by})
  }
  let last = 0
  return runs.map((run) => {
    const text = [run.from - last, run.count, run.step, run.by].map(short).join(',')
    last = run.from
    return text
  })
}

/** Code points that fold to several: `gap,to,to…`. */
function fullFoldings(): readonly string[] {
  let last = 0
  return fieldsOf('CaseFolding.txt').flatMap(([from, status, to]) => {
    if (status !== 'F') return []
    const text = [hex(from!) - last, ...to!.split(' ').map(hex)].map(short).join(',')
    last = hex(from!)
    return [text]
  })
}

/** Code points with a combining class other than 0. */
const combining = (): readonly number[] =>
  fieldsOf('UnicodeData.txt').flatMap(([point, , , combiningClass]) => (combiningClass === '0' ? [] : [hex(point!)]))

/** Code points that have a decomposition; those of Hangul are computed, and stand in no line. */
function decomposed(): readonly number[] {
  const told = fieldsOf('UnicodeData.txt').flatMap(([point, , , , , mapping]) => (mapping === '' ? [] : [hex(point!)]))
  return [...told, ...Array.from({length: 11_172}, (_, at) => 0xac00 + at)].toSorted((a, b) => a - b)
}

/** `gap,count`. */
function rangesOf(points: readonly number[]): readonly string[] {
  const ranges: {from: number; count: number}[] = []
  for (const point of points) {
    const range = ranges.at(-1)
    if (range && range.from + range.count === point) range.count++
    else ranges.push({from: point, count: 1})
  }
  let last = 0
  return ranges.map((range) => {
    const text = `${short(range.from - last)},${short(range.count)}`
    last = range.from
    return text
  })
}

function literal(name: string, parts: readonly string[]): string {
  const lines: string[] = []
  for (const part of parts) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + part.length < 130) lines[lines.length - 1] = `${line};${part}`
    else lines.push(part)
  }
  return `export const ${name} = [\n${lines.map((line) => `  '${line}',`).join('\n')}\n].join(';')\n`
}

process.stdout
  .write(`/** What folding for search needs of Unicode ${version}, in base 36; made by build/make-fold-table.ts, never edited. */
export const unicodeVersion = '${version}'

/** Common case foldings as runs: gap from the run before, count, step, distance. */
${literal('caseRuns', caseRuns())}
/** Full case foldings: gap from the one before, then the code points it becomes. */
${literal('fullFoldings', fullFoldings())}
/** Combining class other than 0: gap from the range before, count. */
${literal('combiningRanges', rangesOf(combining()))}
/** What has a decomposition: gap from the range before, count. */
${literal('decomposedRanges', rangesOf(decomposed()))}`)
