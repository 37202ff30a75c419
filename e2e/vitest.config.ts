import {availableParallelism} from 'node:os'
import {defineConfig} from 'vitest/config'

const shared = {
  root: import.meta.dirname,
  environment: 'node',
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // A machine that does two things is slow at times: what comes late is still right.
  expect: {poll: {timeout: 10_000}},
} as const
/** They share the machine's display and clipboard, or measure. */
const ALONE = [
  'activity',
  'acts-outside',
  'churn',
  'code',
  'commands',
  'electron',
  'outside',
  'packaged',
  'pictures',
  'roles',
  'shell',
  'smooth',
  'volume-comes-and-goes',
  'windows',
].map((name) => `**/${name}.spec.ts`)

/** A spec waits for its browser and its core most of the time: three keep two cores busy. */
const AT_ONCE = Math.max(2, Math.round(availableParallelism() * 1.5))

// Windows of the desktop one at a time; then those of browsers, each of which is a world of its own, several at a time.
export default defineConfig({
  test: {
    projects: [
      {test: {...shared, name: 'alone', include: ALONE, fileParallelism: false, sequence: {groupOrder: 0}}},
      {test: {...shared, name: 'browser', include: ['**/*.spec.ts'], exclude: ALONE, maxWorkers: AT_ONCE, sequence: {groupOrder: 1}}},
    ],
  },
})
