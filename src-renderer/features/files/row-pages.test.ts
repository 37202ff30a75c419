import {describe, expect, it} from 'vitest'
import type {Item} from '../../../src-main/contract/file.ts'
import {aged, itemAt, missingPages, noPages, PAGE_ROWS, withPage} from './row-pages.ts'

const page = (number: number, mark = ''): readonly Item[] =>
  Array.from({length: PAGE_ROWS}, (_, at) => {
    const name = `${mark}${number * PAGE_ROWS + at}`
    return {name, path: `/${name}`, uri: '', kind: 'file', category: 'text', sizeBytes: 0, modifiedAt: ''}
  })

describe('pages of rows', () => {
  it('asks for what is looked at and not there', () => {
    const pages = withPage(noPages, 1, page(1))
    expect(missingPages(pages, {first: 50, end: 350}, 10_000)).toEqual([0, 2, 3])
    expect(missingPages(pages, {first: 50, end: 350}, 201)).toEqual([0, 2])
    expect(missingPages(pages, {first: 0, end: 0}, 0)).toEqual([])
  })

  it('shows old rows until the new ones are here', () => {
    const old = aged(withPage(noPages, 0, page(0, 'old ')))
    expect(itemAt(old, 7)?.name).toBe('old 7')
    expect(missingPages(old, {first: 0, end: 10}, 1000)).toEqual([0])
    expect(itemAt(withPage(old, 0, page(0)), 7)?.name).toBe('7')
  })

  it('keeps the near ones when there are too many', () => {
    const many = Array.from({length: 121}, (_, at) => at).reduce((pages, at) => withPage(pages, at, page(at)), noPages)
    expect([itemAt(many, 0)?.name, itemAt(many, 100)?.name, itemAt(many, 12_000)?.name]).toEqual([undefined, '100', '12000'])
  })
})
