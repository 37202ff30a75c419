/**
 * The uuid of what hangs on a content, made of its key (33 bytes, the letter and the hash): every device names the same content alike
 * without asking. Version 8 of RFC 9562, so that it can be taken for none that was drawn.
 */
export function contentSubject(key: Uint8Array): Uint8Array {
  const uuid = Uint8Array.from(key.subarray(1, 17))
  // A sample id is another thing than a hash of all bytes, also where the digits are the same.
  uuid[0]! ^= key[0] === FULL ? 0 : 0xff
  uuid[6] = 0x80 | (uuid[6]! & 0x0f)
  uuid[8] = 0x80 | (uuid[8]! & 0x3f)
  return uuid
}

const FULL = 0x66
