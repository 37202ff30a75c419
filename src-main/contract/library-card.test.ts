import {expect, it} from 'vitest'
import {parseCard} from './library-card.ts'

const card = {
  format: 1,
  id: '019a5b7c-1111-7222-8333-444455556666',
  name: 'Home',
  createdAt: '2026-11-27T00:00:00.000Z',
  schema: 3,
  indexSchema: 0,
}

it('a card is read with the keys of later versions', () => {
  expect(parseCard(JSON.stringify({...card, later: 'kept'}))).toEqual({...card, later: 'kept'})
})

it.each([
  ['no text', undefined],
  ['no JSON', '{'],
  ['no object', 'null'],
  ['another format', JSON.stringify({...card, format: 2})],
  ['no identity', JSON.stringify({...card, id: 'mine'})],
  ['no name', JSON.stringify({...card, name: ''})],
  ['no time', JSON.stringify({...card, createdAt: 7})],
  ['half a version', JSON.stringify({...card, schema: 1.5})],
  ['a version below none', JSON.stringify({...card, indexSchema: -1})],
])('%s is no card', (_what, text) => {
  expect(parseCard(text)).toBeUndefined()
})
