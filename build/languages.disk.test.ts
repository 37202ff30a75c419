import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {parse} from 'smol-toml'
import {expect, it} from 'vitest'
import {languages} from '../src-renderer/features/files/preview/colours/language-of.ts'
import {layout} from './layout.mjs'

const folder = join(layout.root, 'resources/file-types')
const types = readdirSync(folder).flatMap((name) => {
  const {category, types: all} = parse(readFileSync(join(folder, name), 'utf8')) as unknown as {category: string; types: {id: string}[]}
  return all.map(({id}) => ({id, category}))
})

it('each type of file that is coloured is one that the index can tell', () => {
  const known = new Set(types.map(({id}) => id))
  expect(Object.keys(languages).filter((type) => !known.has(type))).toEqual([])
})

it('most types of code are coloured', () => {
  const code = types.filter(({category}) => category === 'code')
  expect(code.filter(({id}) => Object.hasOwn(languages, id)).length / code.length).toBeGreaterThan(0.8)
})
