/** What the beginning of XML tells: whether it declares itself, and its first element. */
export interface XmlStart {
  readonly declared: boolean
  readonly root: string | undefined
  /** Ends as it began: only known of a whole text. */
  readonly closed: boolean
}

export function xmlStart(text: string): XmlStart | undefined {
  const start = text.trimStart()
  if (!start.startsWith('<')) return undefined
  const declared = start.startsWith('<?xml')
  // Declarations, comments and the document type stand before the first element.
  const element = start.replace(/^(?:\s*<\?[^>]*\?>|\s*<!--[\s\S]*?-->|\s*<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>)+/i, '')
  const root = /^\s*<([A-Za-z_][\w.:-]*)[\s/>]/.exec(element)?.[1]
  return {declared, root, closed: root !== undefined && (start.trimEnd().endsWith(`</${root}>`) || /^\s*<[^<>]*\/>\s*$/.test(element))}
}

export function isHtml(text: string): boolean {
  const element = text.replace(/^(?:\s*<\?xml[^>]*\?>|\s*<!--[\s\S]*?-->)+/, '')
  return /^\s*<(?:!doctype\s+html|html|head|body|title)[\s>]/i.test(element)
}

/** The program that a `#!` line names, without its folder and its version: `python` for `#!/usr/bin/env -S python3.11 -u`. */
export function interpreterOf(text: string): string | undefined {
  const words = /^#![ \t]*([^\n]+)/.exec(text)?.[1]?.trim().split(/\s+/)
  if (!words) return undefined
  const names = words.map((word) => word.slice(word.lastIndexOf('/') + 1))
  const name = names[0] === 'env' ? names.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) : names[0]
  return name?.toLowerCase()
}

/** Whether a text is JSON: read whole where it is all there, by its beginning where it is cut. Lone numbers and words are not meant. */
export function isJson(text: string, whole: boolean): boolean {
  const start = text.trim()
  if (!/^[[{]/.test(start)) return false
  if (!whole) return /^(?:\{\s*"(?:[^"\\\n]|\\.)*"\s*:|\[\s*(?:[[{"\]]|-?\d|true|false|null))/.test(start)
  try {
    JSON.parse(start)
    return true
  } catch {
    // What does not parse is another text: that is the answer.
    return false
  }
}

/** JSON as people write it in settings: with comments before it. */
export function looksLikeJson(text: string): boolean {
  return /^(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:[[{"]|-?\d|true\b|false\b|null\b|$)/.test(text)
}

/** Whether at least three lines have the same number of cells; one comma with a space after it is prose. */
export function isCsv(text: string, whole: boolean): boolean {
  const lines = text.split(/\r?\n/, 20)
  if (!whole || lines.at(-1) === '') lines.pop()
  if (lines.length < 3) return false
  const cells = commasOf(lines[0]!)
  if (cells < 1 || lines.some((line) => commasOf(line) !== cells)) return false
  return cells > 1 ? !lines.every((line) => line.includes(', ')) : !lines.some((line) => line.includes(', '))
}

const commasOf = (line: string): number => line.replace(/"(?:[^"]|"")*"/g, '').split(',').length - 1
