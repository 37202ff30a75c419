import {expect, it} from 'vitest'
import {isLarge} from './large-plan.ts'

const small = {route: 'copy', bytes: 1e9, files: 100, folders: 10}

it.each([
  ['a small copy', small, false],
  ['many bytes', {...small, bytes: 1e10}, true],
  ['many bytes on the same disk', {...small, route: 'rename', bytes: 1e12}, false],
  ['many bytes that are shared', {...small, route: 'clone', bytes: 1e12}, false],
  ['many files', {...small, files: 20_000}, true],
  ['a slow disk', {...small, estimateMs: 200_000}, true],
])('%s', (_, plan, large) => {
  expect(isLarge(plan)).toBe(large)
})
