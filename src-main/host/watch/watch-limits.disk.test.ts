import {readFileSync, watch} from 'node:fs'
import {expect, onTestFinished, test} from 'vitest'
import {scratchFolder} from '../../testing/scratch-folder.ts'
import {watchLimits} from './watch-limits.ts'

test.runIf(process.platform === 'linux')('every folder that a program of this user watches is counted', async () => {
  const scratch = scratchFolder()
  onTestFinished(() => scratch.remove())
  const before = await watchLimits()
  expect(before?.most).toBe(Number(readFileSync('/proc/sys/fs/inotify/max_user_watches', 'utf8')))
  const MADE = 400
  const watchers = Array.from({length: MADE}, (_, at) => watch(scratch.sub(`f${at}`), () => undefined))
  const during = await watchLimits()
  for (const watcher of watchers) watcher.close()
  // Other programs of this machine come and go meanwhile, but not by hundreds.
  expect(Math.abs((during?.used ?? 0) - (before?.used ?? 0) - MADE)).toBeLessThan(200)
})
