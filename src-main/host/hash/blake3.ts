import {createRequire} from 'node:module'
import type * as Native from '@napi-rs/blake-hash'
import type * as Wasm from 'blake3-wasm'

/** BLAKE3-256 of bytes: native where it loads, WebAssembly with the same digests where not. */
export interface Blake3 {
  readonly kind: 'native' | 'wasm'
  readonly hash: (bytes: Uint8Array) => Uint8Array
  /** Puts the 32 bytes at a place of many; the fast one for many small inputs. */
  readonly hashInto: (bytes: Uint8Array, into: Buffer, at: number) => void
  readonly stream: () => Blake3Stream
}

/** A digest fed in parts. */
export interface Blake3Stream {
  update(part: Uint8Array): void
  digest(): Uint8Array
}

const require = createRequire(import.meta.url)

/** The fastest form that loads here. */
export function blake3(): Blake3 {
  chosen ??= nativeBlake3() ?? wasmBlake3()
  return chosen
}

let chosen: Blake3 | undefined

/** The native form, or undefined where its binary is missing. */
export function nativeBlake3(): Blake3 | undefined {
  let native: typeof Native
  try {
    native = require('@napi-rs/blake-hash') as typeof Native
  } catch {
    // No prebuilt binary for this platform: the WebAssembly form gives the same digests.
    return undefined
  }
  return {
    kind: 'native',
    hash: (bytes) => native.blake3(bytes),
    // A digest as text costs a fraction of one as a buffer, which the collector has to follow out of its heap.
    hashInto: (bytes, into, at) => void into.write(native.blake3UrlSafeBase64(bytes), at, 32, 'base64url'),
    stream() {
      const hasher = new native.Blake3Hasher()
      return {update: (part) => void hasher.update(part), digest: () => hasher.digestBuffer()}
    },
  }
}

/** The reference form; slower, and runs wherever WebAssembly does. */
export function wasmBlake3(): Blake3 {
  const wasm = require('blake3-wasm') as typeof Wasm
  const hash = (bytes: Uint8Array): Buffer => wasm.hash(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)) as Buffer
  return {
    kind: 'wasm',
    hash,
    hashInto: (bytes, into, at) => into.set(hash(bytes), at),
    stream() {
      const hasher = wasm.createHash()
      return {update: (part) => void hasher.update(part), digest: () => hasher.digest() as Buffer}
    },
  }
}
