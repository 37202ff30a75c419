import {expect, it, vi} from 'vitest'
import {pictureIn} from './thumb-scheme.ts'

vi.mock('electron', () => ({}))

const ID = '0190f2a4-7b1c-7def-8123-456789abcdef'

it('an address of a picture names an entry, a size and a version', () => {
  expect(pictureIn('GET', `thumb://onefold/${ID}/512?v=2024-01-01%2017`)).toEqual({
    target: ID,
    size: 512,
    version: '2024-01-01 17',
    data: true,
  })
})

it.each([
  ['POST', `thumb://onefold/${ID}/256?v=1`],
  ['GET', `thumb://other/${ID}/256?v=1`],
  ['GET', `thumb://onefold/${ID}/256`],
  ['GET', `thumb://onefold/${ID}/300?v=1`],
  ['GET', `thumb://onefold/${ID}/99999?v=1`],
  ['GET', 'thumb://onefold/etc/passwd/256?v=1'],
  ['GET', 'thumb://onefold/%2Fetc%2Fpasswd/256?v=1'],
  ['GET', `thumb://onefold/../${ID.slice(0, -1)}/256?v=1`],
  ['GET', `app://onefold/${ID}/256?v=1`],
])('%s %s is none', (method, address) => {
  expect(pictureIn(method, address)).toBeUndefined()
})
