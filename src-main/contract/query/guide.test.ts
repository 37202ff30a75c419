import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {guide} from './guide.ts'
import {keys} from './keys.ts'
import {parseQuery} from './parse.ts'

test('every example is understood, and every key has one', () => {
  expect(guide.flatMap(({write}) => parseQuery(write).problems)).toEqual([])
  const shown = new Set(
    guide.flatMap(({write}) => parseQuery(write).clauses.flatMap(({terms}) => terms.map(({match}) => match.key as string))),
  )
  expect(keys.filter((key) => !shown.has(key))).toEqual([])
})

test('the page for users has the same table', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'search.md'), 'utf8')
  const row = ({write, finds}: (typeof guide)[number]): string =>
    `| ${write
      .split('  ')
      .map((one) => `\`${one.replaceAll('|', '\\|')}\``)
      .join(' ')} | ${finds} |`
  expect(guide.map(row).filter((line) => !page.includes(line))).toEqual([])
})
