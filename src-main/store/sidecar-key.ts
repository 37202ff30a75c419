import {Buffer} from 'node:buffer'
import type {Stores} from './access.ts'
import {readMeta, writeMeta} from './meta.ts'

/** The secret under which sidecars are named; the fresh one becomes it where there is none. */
export function sidecarKey({library}: Stores, {fresh}: {readonly fresh: Uint8Array}): Uint8Array {
  const known = readMeta(library, NAME)
  if (known instanceof Uint8Array) return known
  writeMeta(library, {[NAME]: Buffer.from(fresh)})
  return fresh
}

const NAME = 'sidecar_key'
