/**
 * Makes a name safe to print: what would steer a terminal or turn the direction of a line becomes a visible escape.
 * It escapes for terminals what `domain/` has already made text; doors may not ask that room, and JSON needs none of it.
 */
export function printable(text: string): string {
  return text.replace(STEERING, (sign) => {
    const code = sign.codePointAt(0) as number
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`
  })
}

// C0, DEL, C1; marks, embeddings, overrides and isolates of direction; line and paragraph separators; tags and lone surrogates.
const STEERING =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/** The columns that a text takes in a terminal: marks take none, wide signs two. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  let columns = 0
  for (const sign of text) columns += MARK.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1
  return columns
}

const PLAIN = /^[\u0020-\u007e]*$/
const MARK = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u
