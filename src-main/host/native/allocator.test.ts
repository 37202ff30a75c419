import {expect, test} from 'vitest'
import {openProcessMemory} from '../process-memory.ts'
import {systemAllocator} from './allocator.ts'

const report = process.report.getReport() as {readonly header: {readonly glibcVersionRuntime?: string}}

test.runIf(report.header.glibcVersionRuntime)('the allocator of glibc can be told to keep less and to give back', () => {
  const allocator = systemAllocator()
  expect(allocator).toBeDefined()
  allocator!.returnLargePieces()
  allocator!.trim()
})

test('a process gives back what it can, and nothing where the allocator cannot be asked', () => {
  const told: string[] = []
  const memory = openProcessMemory({returnLargePieces: () => void told.push('early'), trim: () => void told.push('trim')})
  memory.giveBack()
  memory.giveBack()
  openProcessMemory(undefined).giveBack()
  expect(told).toEqual(['early', 'trim', 'trim'])
})
