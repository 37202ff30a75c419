import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import type {BenchResult, Figure} from './figures.ts'
import type {ColumnCost, TreeCost} from './table-costs.ts'

const BEGIN = (bench: string): string => `<!-- bench ${bench} -->`
const END = (bench: string): string => `<!-- end of ${bench} -->`
const HEAD = `# Benchmarks

Every table here was written by the command that stands above it, on the machine that it names.
A peer was measured in the same run as the product, by turns, with a warm page cache; values are medians.
“Goal” is what the design asks: of the ratio to the peer where it begins with ×, else of the value itself.
`

/** Puts the tables of results into the page; those of benches that were not run stay as they are. */
export function writeBenchmarks(file: string, results: readonly BenchResult[]): void {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : HEAD
  writeFileSync(file, results.reduce(withSection, before))
}

function withSection(page: string, result: BenchResult): string {
  const section = `${BEGIN(result.bench)}\n${sectionOf(result)}${END(result.bench)}\n`
  const from = page.indexOf(BEGIN(result.bench))
  const end = page.indexOf(END(result.bench))
  if (from < 0 || end < 0) return `${page.trimEnd()}\n\n${section}`
  return page.slice(0, from) + section + page.slice(end + END(result.bench).length + 1)
}

function sectionOf({bench, at, command, machine, loadBefore, figures, corpus, skipped, trees, columns}: BenchResult): string {
  const {entries} = (corpus ?? {}) as {readonly entries?: number}
  const {cpu, cores, memoryGB, system, node} = machine
  const lines = [
    `## ${bench}`,
    '',
    `\`${command}\``,
    '',
    `${at.slice(0, 10)}, ${cores} cores of ${cpu}, ${memoryGB} GB, ${system}, Node ${node}, load before ${loadBefore}${entries === undefined ? '' : `, ${entries.toLocaleString('en')} entries`}.`,
    '',
    ...(typeof skipped === 'string' ? [`Not measured: ${skipped}.`, ''] : []),
    ...(figures.length > 0 ? table(['figure', 'product', 'peer', 'ratio', 'goal', 'holds'], figures.map(rowOf)) : []),
    ...(trees === undefined
      ? []
      : table(
          ['table or index', 'bytes', 'an entry'],
          (trees as readonly TreeCost[]).map(({name, bytes, bytesAnEntry}) => [name, counted(bytes), String(bytesAnEntry)]),
        )),
    ...(columns === undefined
      ? []
      : table(
          ['column', 'bytes', 'an entry'],
          (columns as readonly ColumnCost[]).map(({column, bytes, bytesAnEntry}) => [column, counted(bytes), String(bytesAnEntry)]),
        )),
  ]
  return `${lines.join('\n')}\n`
}

function rowOf({what, unit, value, peer, goal, holds}: Figure): readonly string[] {
  return [
    what,
    shown(value, unit),
    peerOf(peer, unit),
    peer?.ratio === undefined ? '' : `× ${peer.ratio}`,
    goal === undefined ? '' : goalOf(goal, unit),
    holds === undefined ? '' : holds ? 'yes' : '**no**',
  ]
}

function peerOf(peer: Figure['peer'], unit: Figure['unit']): string {
  if (peer === undefined) return ''
  return peer.value === undefined ? (peer.absent ?? '') : `${peer.name} ${shown(peer.value, unit)}`
}

const goalOf = ({of, atMost}: NonNullable<Figure['goal']>, unit: Figure['unit']): string =>
  of === 'ratio' ? `≤ × ${atMost}` : `≤ ${atMost} ${unit}`

const shown = (value: number, unit: Figure['unit']): string => `${value >= 100 ? counted(Math.round(value)) : value} ${unit}`

const counted = (value: number): string => value.toLocaleString('en')

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).concat('')
}
