import {encodeUtf8} from './utf8.ts'

/** Writes names as the path of an address: RFC 3986, all but its unreserved characters as `%NN`, so that any bytes survive. */
export function formatPath(names: readonly Uint8Array[]): string {
  return names.length === 0 ? '/' : names.map((name) => `/${formatPercent(name)}`).join('')
}

export function formatPercent(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return percentBytes(text)
}

/** The same of bytes that stand as letters already, one for each. */
export const percentBytes = (letters: string): string => letters.replace(reserved, (letter) => percents[letter.charCodeAt(0)]!)

const reserved = /[^A-Za-z0-9\-._~]/g
const percents = Array.from({length: 256}, (_, byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)

/** Reads one part of an address; characters that should have been encoded stand for themselves. Undefined for a `%` without two hex digits. */
export function parsePercent(text: string): Uint8Array | undefined {
  if (!text.includes('%')) return encodeUtf8(text)
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined
  const bytes: number[] = []
  for (const piece of text.match(/%..|[^%]+/gs)!) {
    if (piece.startsWith('%')) bytes.push(Number.parseInt(piece.slice(1), 16))
    else for (const byte of encodeUtf8(piece)) bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}
