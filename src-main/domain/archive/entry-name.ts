import {decodeUtf8} from '../utf8.ts'

/** Bytes from 0x80 on as programs of the time before UTF-8 wrote names. */
const PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/** A name as an archive has it; it is text to be shown, never a path to be written to. */
export function entryName(bytes: Uint8Array): string {
  return (
    decodeUtf8(bytes, 0, bytes.length) ??
    Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : PAGE_437[byte - 0x80])).join('')
  )
}
