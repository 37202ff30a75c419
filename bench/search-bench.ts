import type {BenchOptions} from './bench-run.ts'
import {figureOf} from './figures.ts'
import {searchBench} from './search.ts'

const ONE_MILLION = 1_000_000

/** Measures search by name at a million names: the slowest of twenty first pages and totals, over all filters and sorts. */
export async function searchFigures({small}: BenchOptions) {
  const measured = await searchBench({rows: small ? 3000 : ONE_MILLION})
  const {firstPage, total, language, viewOfAllRows, peer} = measured
  const p95 = (what: string, {p95Ms}: {readonly p95Ms: number}, atMost: number) =>
    figureOf({what, unit: 'ms', runs: [p95Ms], goal: {of: 'value', atMost}})
  return {
    figures: [
      p95('first page and total, words of 3 letters and more, p95', total.from3Letters, 15),
      p95('first page and total, 1 and 2 letters, p95', total.of1And2Letters, 120),
      p95('first page with every filter and sort, p95', firstPage.filtersAndSorts, 15),
      figureOf({
        what: 'first page, alternatives, negations, patterns, paths and expressions, p50',
        unit: 'ms',
        runs: [language.all.p50Ms],
        goal: {of: 'value', atMost: 15},
      }),
      p95('the same, p95', language.all, 120),
      figureOf({what: 'rows of a view of everything, every sort, p50', unit: 'ms', runs: [viewOfAllRows.p50Ms]}),
      figureOf({what: 'exact total, words of 3 letters and more, p50', unit: 'ms', runs: [total.from3Letters.p50Ms], peer: peerOf(peer)}),
    ],
    measured,
  }
}

function peerOf(peer: {readonly name: string; readonly p50Ms?: number; readonly skipped?: string}) {
  return {name: peer.name, ...(peer.p50Ms === undefined ? {absent: peer.skipped ?? 'it gave no figure'} : {runs: [peer.p50Ms]})}
}
