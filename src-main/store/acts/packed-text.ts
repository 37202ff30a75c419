import {deflateSync, inflateSync} from 'node:zlib'

/** Makes a part's text small: it is the same few words over and over, so the quickest level takes nine tenths off. */
export function packText(text: string): Buffer {
  return deflateSync(text, {level: 1})
}

export function unpackText(packed: Uint8Array): string {
  return inflateSync(packed).toString()
}
