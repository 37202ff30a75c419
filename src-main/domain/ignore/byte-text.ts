import {encodeUtf8} from '../utf8.ts'

/**
 * Bytes as text with one character for each of them (ISO 8859-1). Names are matched in this form, because git compares bytes: its `?` is
 * half of an `é`, and a name that is not UTF-8 is a name too.
 */
export function byteText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

export const byteTextOf = (text: string): string => byteText(encodeUtf8(text))

export const bytesOfText = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
