import {expect, it} from 'vitest'
import {accountNames} from './owner-names.ts'

it('reads names by number; the first name of a number counts', () => {
  const text = 'root:x:0:0:root:/root:/bin/bash\n# a comment\n\nme:x:1000:1000::/home/me:/bin/sh\nalso:x:1000:7:::\nbroken\n+::::::\n'
  expect([...accountNames(text)]).toEqual([
    [0, 'root'],
    [1000, 'me'],
  ])
})
