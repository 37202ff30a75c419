import {createRequire} from 'node:module'
import type * as Koffi from 'koffi'

/** Memory that native calls may fill: bytes and 32-bit words of one buffer, with its fixed address. */
export interface Memory {
  readonly bytes: Buffer
  readonly words: Uint32Array
  readonly address: number
}

/** Makes memory for native calls; only where `linuxCalls()` gave a table, so koffi is known to load. */
export function nativeMemory(size: number): Memory {
  koffi ??= createRequire(import.meta.url)('koffi') as typeof Koffi
  const buffer = new ArrayBuffer(size)
  const bytes = Buffer.from(buffer)
  return {bytes, words: new Uint32Array(buffer), address: Number(koffi.address(bytes))}
}

/** Looked up once: each look at a folder makes memory, and finding a module takes longer than the look. */
let koffi: typeof Koffi | undefined
