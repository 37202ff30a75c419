import {join} from 'node:path'
import type {z} from 'zod'
import {CoreError} from '../../contract/errors.ts'
import {SettingKey, Settings} from '../../contract/system.ts'
import type {LibraryFiles} from '../../domain/library-files.ts'
import type {Log} from '../../domain/ports.ts'

type Key = z.infer<typeof SettingKey>

/** The settings of a data dir: read once, written through. */
export interface SettingsBook {
  get(): Settings
  /** Answers all settings when the change is on the disk. */
  set(key: Key, value: string): Promise<Settings>
}

export interface SettingsParts {
  readonly dataDir: string
  readonly files: Pick<LibraryFiles, 'readText' | 'writeText'>
  readonly log: Log
}

/** Opens the settings. A key that cannot be read has its default; keys of other versions are kept as they are. */
export async function openSettings(parts: SettingsParts): Promise<SettingsBook> {
  const path = join(parts.dataDir, 'settings.json')
  let raw = await readRaw(path, parts)
  let settings = readKeys(raw, parts.log)
  let last: Promise<unknown> = Promise.resolve()
  return {
    get: () => settings,
    set: async (key, text) => {
      const value = valueOf(key, text)
      // One after the other, so that no change is lost to another.
      const change = last.then(async () => {
        const next = {...raw, [key]: value}
        await parts.files.writeText(path, `${JSON.stringify(next, undefined, 2)}\n`)
        raw = next
        settings = {...settings, [key]: value}
      })
      last = change.catch(() => undefined)
      await change
      return settings
    },
  }
}

async function readRaw(path: string, {files, log}: SettingsParts): Promise<Readonly<Record<string, unknown>>> {
  const text = await files.readText(path)
  if (text === undefined) return {}
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  const aside = path.replace(/\.json$/, '.unreadable.json')
  await files.writeText(aside, text)
  log.write('warn', 'settings', `settings.json could not be read, so all settings have their defaults; its text is kept in ${aside}`)
  return {}
}

function readKeys(raw: Readonly<Record<string, unknown>>, log: Log): Settings {
  const good = Object.fromEntries(
    SettingKey.options.flatMap((key) => {
      if (!(key in raw)) return []
      const read = Settings.shape[key].safeParse(raw[key])
      if (!read.success) log.write('warn', 'settings', `the setting ${key} has a value that does not fit, so its default holds`)
      return read.success ? [[key, read.data] as const] : []
    }),
  )
  return Settings.parse(good)
}

const words: Readonly<Record<string, boolean>> = {true: true, on: true, yes: true, false: false, off: false, no: false}

/** A value as people type it: a word, a number, yes or no. */
function valueOf(key: Key, text: string): unknown {
  const word = text.trim()
  const candidates: readonly unknown[] = [word, ...(word === '' ? [] : [Number(word)]), words[word.toLowerCase()]]
  for (const candidate of candidates.filter((one) => one !== undefined)) {
    const read = Settings.shape[key].safeParse(candidate)
    if (read.success) return read.data
  }
  const first = Settings.shape[key].safeParse(typeof Settings.shape[key].parse(undefined) === 'number' ? Number(word) : word)
  throw new CoreError({
    code: 'BadInput',
    message: `“${text}” is no value for ${key}: ${first.error?.issues[0]?.message ?? 'it does not fit'}.`,
  })
}
