import {type Range, sampleHeader} from '../../domain/content-key.ts'
import {blake3} from '../hash/blake3.ts'
import type {OpenFile} from './asked-file.ts'

export interface ContentDigest {
  /** 0x66 'f' or 0x73 's'. */
  readonly kind: number
  /** 32 bytes. */
  readonly key: Uint8Array
}

/** The content key of an open file: of all bytes of a small one, of a sample of a large one. */
export function contentDigest({size, read}: OpenFile, plan: 'whole' | readonly Range[]): ContentDigest {
  if (plan === 'whole') return {kind: 0x66, key: new Uint8Array(blake3().hash(read(0, size)))}
  const hash = blake3().stream()
  hash.update(sampleHeader(size))
  for (const {offset, length} of plan) hash.update(read(offset, length))
  return {kind: 0x73, key: new Uint8Array(hash.digest())}
}
