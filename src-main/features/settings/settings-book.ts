import {join} from 'node:path'
import {CoreError} from '../../contract/errors.ts'
import {Settings, type SettingsProblem} from '../../contract/system.ts'
import type {LibraryFiles} from '../../domain/library-files.ts'
import type {Log} from '../../domain/ports.ts'
import {isBlank, readSettings, type SettingsKey} from './settings-text.ts'

/** The settings of a data dir: a file that people may edit, too. */
export interface SettingsBook {
  readonly file: string
  get(): Settings
  /** What does not fit in the file as it was read last. */
  problems(): readonly SettingsProblem[]
  /** Answers all settings when the change is on the disk. */
  set(key: SettingsKey, value: string): Promise<Settings>
  /** Sets one back to its default, or all that are known here. */
  reset(key?: SettingsKey): Promise<Settings>
  /** Reads the file as it is now; true where its text is another one than it was. */
  readAgain(): Promise<boolean>
  /** Calls back when somebody else has changed what holds, or what does not fit. Answers the end of it. */
  follow(changed: () => void): () => void
}

export interface SettingsParts {
  readonly dataDir: string
  readonly files: Pick<LibraryFiles, 'readText' | 'writeText'>
  readonly log: Log
  /** Tells when a file may have changed. */
  readonly watchFile: (path: string, changed: () => void) => () => void
}

type Raw = Readonly<Record<string, unknown>>

/** Opens the settings. A key that cannot be read has its default; keys of other versions are kept as they are. */
export async function openSettings(parts: SettingsParts): Promise<SettingsBook> {
  const book = new Book(parts)
  await book.readAgain()
  return book
}

class Book implements SettingsBook {
  readonly file: string
  readonly #parts: SettingsParts
  /** As it was read or written last; `false` before. */
  #text: string | undefined | false = false
  #settings = Settings.parse({})
  /** All keys of the last text that could be read. */
  #raw: Raw = {}
  #problems: readonly SettingsProblem[] = []
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: SettingsParts) {
    this.#parts = parts
    this.file = join(parts.dataDir, 'settings.json')
  }

  get(): Settings {
    return this.#settings
  }

  problems(): readonly SettingsProblem[] {
    return this.#problems
  }

  async set(key: SettingsKey, text: string): Promise<Settings> {
    const value = valueOf(key, text)
    return this.#write((raw) => ({...raw, [key]: value}))
  }

  async reset(key?: SettingsKey): Promise<Settings> {
    const keys = new Set<string>(key === undefined ? Object.keys(Settings.shape) : [key])
    return this.#write((raw) => Object.fromEntries(Object.entries(raw).filter(([one]) => !keys.has(one))))
  }

  follow(changed: () => void): () => void {
    return this.#parts.watchFile(this.file, () => {
      this.readAgain().then(
        (isNew) => isNew && changed(),
        (error: unknown) => this.#parts.log.write('warn', 'settings', `settings.json could not be read again: ${String(error)}`),
      )
    })
  }

  readAgain(): Promise<boolean> {
    return this.#inTurn(async () => this.#take(await this.#parts.files.readText(this.file)))
  }

  #take(text: string | undefined): boolean {
    if (text === this.#text) return false
    this.#text = text
    const read = readSettings(text)
    this.#problems = 'problem' in read ? [read.problem] : read.problems
    if (!('problem' in read)) {
      this.#settings = read.settings
      this.#raw = read.raw
    }
    for (const {sentence} of this.#problems) this.#parts.log.write('warn', 'settings', sentence)
    return true
  }

  /** What stands in the file now is changed, so that nothing is lost that somebody has written there meanwhile. */
  #write(change: (raw: Raw) => Raw): Promise<Settings> {
    return this.#inTurn(async () => {
      const {files} = this.#parts
      const before = await files.readText(this.file)
      const read = readSettings(before)
      if ('problem' in read && before !== undefined && !isBlank(before)) await this.#putAside(before)
      const raw = 'problem' in read ? this.#raw : read.raw
      const text = `${JSON.stringify(change(raw), undefined, 2)}\n`
      await files.writeText(this.file, text)
      this.#take(text)
      return this.#settings
    })
  }

  /** A text that cannot be read is kept beside, under a name that nothing has. */
  async #putAside(text: string): Promise<void> {
    const {files, log} = this.#parts
    let aside = this.file.replace(/\.json$/, '.unreadable.json')
    for (let at = 2; (await files.readText(aside)) !== undefined; at++) aside = this.file.replace(/\.json$/, `.unreadable-${at}.json`)
    await files.writeText(aside, text)
    log.write('warn', 'settings', `settings.json could not be read; its text is kept in ${aside}`)
  }

  /** One after the other, so that no change is lost to another. */
  #inTurn<V>(run: () => Promise<V>): Promise<V> {
    const turn = this.#last.then(run)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

const words: Readonly<Record<string, boolean>> = {true: true, on: true, yes: true, false: false, off: false, no: false}

/** A value as people type it: a word, a number, yes or no. */
function valueOf(key: SettingsKey, text: string): unknown {
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
