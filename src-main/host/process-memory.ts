import type {Allocator} from './native/allocator.ts'

/** Makes this process return freed memory to the system early; `giveBack` returns what is still left, at a moment when nobody waits. */
export function openProcessMemory(allocator: Allocator | undefined): {giveBack(): void; residentBytes(): number} {
  allocator?.returnLargePieces()
  return {giveBack: () => void allocator?.trim(), residentBytes: () => process.memoryUsage.rss()}
}
