import {Buffer, isAscii, isUtf8} from 'node:buffer'

/** What the name column takes: TEXT where the bytes are UTF-8, BLOB where not. */
export function nameValue(bytes: Buffer): string | Buffer {
  if (isAscii(bytes)) return bytes.toString('latin1')
  return isUtf8(bytes) ? bytes.toString() : Buffer.from(bytes)
}

/** The bytes of a name as the column gave it. */
export function nameBytes(value: string | Buffer): Buffer {
  return typeof value === 'string' ? Buffer.from(value) : value
}

/** A map key that is equal where and only where the bytes are. */
export function nameKey(value: string | Buffer): string {
  return typeof value === 'string' && isAscii(Buffer.from(value)) ? value : nameBytes(value).toString('latin1')
}
