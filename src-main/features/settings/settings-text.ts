import type {z} from 'zod'
import {SettingKey, Settings, type SettingsProblem} from '../../contract/system.ts'

/** What a setting is called in the file and on the command line. */
export type SettingsKey = z.infer<typeof SettingKey>

/** What the text of a settings file says: the settings that hold, all keys as they stand in it, and what does not fit. */
export interface ReadSettings {
  readonly settings: Settings
  readonly raw: Readonly<Record<string, unknown>>
  readonly problems: readonly SettingsProblem[]
}

/** Reads the text of a settings file. A problem where it is no JSON object: nothing of it can be known. */
export function readSettings(text: string | undefined): ReadSettings | {readonly problem: SettingsProblem} {
  if (text === undefined) return {settings: Settings.parse({}), raw: {}, problems: []}
  // Many programs empty a file before they write it.
  if (isBlank(text))
    return {problem: {line: 1, sentence: 'The settings file is empty. The settings stay as they were until that is mended.'}}
  const raw = objectIn(text)
  return 'problem' in raw ? raw : {...readKeys(raw.object, text), raw: raw.object}
}

/** Whether there is nothing in a text that could get lost. */
export const isBlank = (text: string): boolean => text.trim() === ''

function objectIn(text: string): {readonly object: Readonly<Record<string, unknown>>} | {readonly problem: SettingsProblem} {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return {object: parsed as Record<string, unknown>}
    return {problem: {line: 1, sentence: 'The settings file must hold one JSON object: { "theme": "dark" }.'}}
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const line = lineAt(text, Number(/position (\d+)/.exec(error.message)?.[1] ?? text.trimEnd().length))
    return {problem: {line, sentence: `Line ${line} of the settings file is no JSON. The settings stay as they were until that is mended.`}}
  }
}

function readKeys(raw: Readonly<Record<string, unknown>>, text: string): Omit<ReadSettings, 'raw'> {
  const problems: SettingsProblem[] = []
  const good = SettingKey.options.flatMap((key) => {
    if (!Object.hasOwn(raw, key)) return []
    const read = Settings.shape[key].safeParse(raw[key])
    if (read.success) return [[key, read.data] as const]
    const line = lineOfKey(text, key)
    const where = line === undefined ? '' : ` in line ${line}`
    const why = read.error.issues[0]?.message ?? 'it does not fit'
    problems.push({key, line, sentence: `“${key}”${where} has a value that does not fit, so its default holds: ${why}.`})
    return []
  })
  return {settings: Settings.parse(Object.fromEntries(good)), problems}
}

const lineAt = (text: string, place: number): number => text.slice(0, place).split('\n').length

/** Where a key of the object itself stands, and not one of what lies deeper; the last one, which is the one that holds. */
function lineOfKey(text: string, key: string): number | undefined {
  let depth = 0
  let line: number | undefined
  for (const {0: token, index} of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    else if (depth === 1 && token === JSON.stringify(key) && /^\s*:/.test(text.slice(index + token.length))) line = lineAt(text, index)
  }
  return line
}
