/** Bytes as text of RFC 4648 with padding; the pure rooms have no Buffer. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += LETTERS[three >> 18]! + LETTERS[(three >> 12) & 63]!
    text += left > 1 ? LETTERS[(three >> 6) & 63]! : '='
    text += left > 2 ? LETTERS[three & 63]! : '='
  }
  return text
}

/** Undefined for what `toBase64` does not write. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  for (let from = 0, to = 0; from < text.length; from += 4) {
    let four = 0
    for (let at = from; at < from + 4; at++) four = (four << 6) | Math.max(LETTERS.indexOf(text[at]!), 0)
    // Writing beyond the end is no effect: the padding of the last group.
    bytes[to++] = four >> 16
    bytes[to++] = four >> 8
    bytes[to++] = four
  }
  return bytes
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
