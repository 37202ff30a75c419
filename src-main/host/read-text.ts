import {encodingOf, type TextEncoding, textEncodings, wholeLines} from '../domain/preview/text-encoding.ts'
import {type AskedFile, withFile} from './decode/asked-file.ts'

export interface TextInput {
  readonly file: AskedFile
  readonly from: number
  /** As an earlier part told it. */
  readonly encoding?: string | undefined
}

export interface TextPart {
  readonly encoding: TextEncoding
  readonly text: string
  readonly from: number
  readonly next?: number
}

const PART_BYTES = 2_000_000
const HEAD_BYTES = 65_536

/** Reads and decodes one part of a text; undefined where it is none. */
export function readText({file, from, encoding: told}: TextInput): Promise<TextPart | undefined> {
  return withFile(file, ({size, read}) => {
    const head = read(0, Math.min(size, HEAD_BYTES))
    const found = encodingOf(head, size <= HEAD_BYTES)
    if (!found) return undefined
    const encoding = textEncodings.find((one) => one === told) ?? found.encoding
    const begin = from === 0 ? found.mark : Math.min(from, size)
    const bytes = read(begin, Math.min(PART_BYTES, size - begin))
    const isLast = begin + bytes.length >= size
    const end = isLast ? bytes.length : wholeLines(bytes, encoding)
    const text = new TextDecoder(encoding, {ignoreBOM: true}).decode(bytes.subarray(0, end))
    return {encoding, text, from: begin, ...(isLast ? {} : {next: begin + end})}
  })
}
