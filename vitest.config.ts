import {defineConfig} from 'vitest/config'

const shared = {environment: 'node', pool: 'forks'} as const
const SLOW = ['**/*.disk.test.ts', '**/*.net.test.ts']
const FOLDERS = '{src-main,src-preload,src-renderer,build,bench}'

export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {test: {...shared, name: 'memory', include: [`${FOLDERS}/**/*.test.{ts,tsx}`], exclude: SLOW}},
      {
        test: {
          ...shared,
          name: 'disk',
          include: SLOW.map((pattern) => pattern.replace('**', `${FOLDERS}/**`)),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
