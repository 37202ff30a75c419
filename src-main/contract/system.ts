import {z} from 'zod'
import {Instant, JobId} from './ids.ts'
import {MenuBar} from './menu-bar.ts'
import {action, query} from './operation.ts'

/** How a running core is: what `status` prints. */
export const CoreStatus = z.object({
  running: z.boolean(),
  pid: z.number(),
  version: z.string(),
  dataDir: z.string(),
  library: z.object({id: z.string(), name: z.string()}),
  jobs: z.object({running: z.number(), queued: z.number()}),
})
export type CoreStatus = z.infer<typeof CoreStatus>

/** What can be asked of the core itself. */
export const core = {
  status: query({summary: 'Tell how the core is.', input: z.object({}), output: CoreStatus, fails: [], needs: ['read'], listed: false}),
  /** It changes nothing that is kept. */
  present: query({
    summary: 'Tell that somebody is here; or, from the desktop program, what the system knows of the user and the battery.',
    input: z.object({idleMs: z.number().min(0).optional(), onBattery: z.boolean().optional()}),
    output: z.object({}),
    fails: [],
    needs: ['read'],
    listed: false,
  }),
  stop: action({
    summary: 'Stop the core: work in hand is put down safely and goes on at the next start.',
    input: z.object({}),
    output: z.object({stopping: z.boolean()}),
    fails: [],
    needs: ['system'],
    listed: false,
  }),
}

export const logLevels = ['debug', 'info', 'warn', 'error'] as const
export const LogLevel = z.enum(logLevels)
export type LogLevel = z.infer<typeof LogLevel>
export const LogLine = z.object({at: Instant, level: LogLevel, source: z.string(), message: z.string(), job: JobId.optional()})
export type LogLine = z.infer<typeof LogLine>

export const log = {
  show: query({
    summary: 'Show the newest lines of the log, or of one job.',
    input: z.object({
      level: LogLevel.default('info').describe('This and graver.'),
      job: z.string().optional().describe('The log of one job.'),
      limit: z.number().int().min(1).max(10_000).default(200).describe('The newest so many lines.'),
    }),
    output: z.object({total: z.number(), lines: z.array(LogLine)}),
    fails: ['NotFound'],
    needs: ['read'],
  }),
}

/** What a user may set; every key has a default and a parser. Kept in `settings.json` of the data dir. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  accent: z.enum(['blue', 'teal', 'green', 'amber', 'rose', 'violet']).default('blue'),
  density: z.enum(['compact', 'normal', 'roomy']).default('normal'),
  /** How large text is, in percent of what is usual. */
  textSize: z.number().int().min(80).max(200).default(100),
  /** The last two are made of English by code, to check what does not fit. */
  language: z.enum(['system', 'en', 'de', 'en-XA', 'ar-XB']).default('system'),
  indexMode: z.enum(['shallow', 'content', 'deep']).default('content'),
  workers: z.number().int().min(1).max(16).default(2),
  logLevel: LogLevel.default('info'),
  showHidden: z.boolean().default(false),
  /** Windows offer what was searched for last. */
  keepSearches: z.boolean().default(true),
  closeToTray: z.boolean().default(false),
  /** Cores that background work may use while somebody works with this machine. */
  coresWhileActive: z.number().int().min(1).max(64).default(1),
  /** The same while nobody does; 0 stands for all. */
  coresWhileIdle: z.number().int().min(0).max(64).default(0),
  /** Whether background work reads contents while the machine runs on its battery. */
  hashOnBattery: z.boolean().default(false),
  /** Background work waits until this is taken back. */
  pauseBackground: z.boolean().default(false),
  /** The same until this moment; empty when it is not wanted. */
  pauseUntil: z.union([z.literal(''), z.iso.datetime()]).default(''),
  /** The desktop program starts with the session of the user, without a window where there is a tray. */
  startAtLogin: z.boolean().default(false),
  /** Notices of the system for long work that is done, and for what needs somebody. */
  notify: z.boolean().default(true),
  /** The keys that bring the desktop program to the front from anywhere, with its search box. */
  hotKey: z.enum(['off', 'Control+Shift+Space', 'Control+Alt+Space', 'Alt+Shift+Space', 'Super+Shift+Space']).default('off'),
})
export type Settings = z.infer<typeof Settings>
export const SettingKey = Settings.keyof()
/** What does not fit in the settings file; the rest of it holds. */
export const SettingsProblem = z.object({
  key: z.string().optional(),
  /** Counted from one. */
  line: z.number().optional(),
  sentence: z.string(),
})
export type SettingsProblem = z.infer<typeof SettingsProblem>

export const settings = {
  get: query({
    summary: 'Read the settings, or one of them.',
    input: z.object({key: SettingKey.optional()}),
    output: z.object({
      settings: Settings.partial(),
      /** The file that they stand in, where any was changed. */
      file: z.string(),
      problems: z.array(SettingsProblem),
    }),
    fails: [],
    needs: ['read'],
    positional: ['key'],
  }),
  set: action({
    summary: 'Change a setting.',
    input: z.object({key: SettingKey, value: z.string()}),
    output: z.object({settings: Settings}),
    fails: ['BadInput'],
    needs: ['system'],
    positional: ['key', 'value'],
  }),
  reset: action({
    summary: 'Set a setting back to its default, or all of them.',
    input: z.object({key: SettingKey.optional()}),
    output: z.object({settings: Settings}),
    fails: [],
    needs: ['system'],
    positional: ['key'],
  }),
}

/** A file or folder as other programs are told of it: by its path, or by the bytes that no text can hold. */
export const OutsideFile = z.object({path: z.string(), pathBase64: z.string().optional()})
export type OutsideFile = z.infer<typeof OutsideFile>

/** What a file can be made of; the bytes, in base64, of a PNG or of text in UTF-8. */
export const ClipboardContent = z.object({kind: z.enum(['image', 'text']), data: z.base64()})
export type ClipboardContent = z.infer<typeof ClipboardContent>

/** How two windows name what one of them has for the other. */
const WindowMark = z.string().regex(/^[\w-]{1,64}$/)

/** Answered by the door of the window itself, where there is one: system dialogs and the clipboard. */
export const window = {
  pickFolder: action({
    summary: 'Ask the user for a folder with a system dialog.',
    input: z.object({title: z.string()}),
    output: z.object({path: z.string().optional()}),
    fails: ['Unsupported'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  writeClipboard: action({
    summary: 'Put files on the clipboard of the system, to be copied or moved where they are pasted.',
    input: z.object({files: z.array(OutsideFile).min(1), cut: z.boolean().default(false)}),
    output: z.object({written: z.number()}),
    fails: ['Unsupported', 'BadInput'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  readClipboard: query({
    summary: 'Tell which files are on the clipboard of the system.',
    input: z.object({}),
    output: z.object({paths: z.array(z.string()), cut: z.boolean()}),
    fails: ['Unsupported'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  readContent: query({
    summary: 'Read the image, else the text, that is on the clipboard of the system.',
    input: z.object({}),
    output: z.object({content: ClipboardContent.optional()}),
    fails: ['Unsupported'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  dragOut: action({
    summary: 'Let the pointer carry files to another program.',
    input: z.object({files: z.array(OutsideFile).min(1)}),
    output: z.object({carried: z.number()}),
    fails: ['Unsupported', 'BadInput'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  open: action({
    summary:
      'Open another window: at a folder, with a tab that this one has laid ready, or with the details of what is chosen in this one.',
    input: z.object({
      place: z.string().optional(),
      /** The name under which the tab was laid ready. */
      tab: WindowMark.optional(),
      /** Where on the screens the pointer let it go. */
      at: z.object({x: z.number(), y: z.number()}).optional(),
      /** The name of the line between the two windows. */
      details: WindowMark.optional(),
    }),
    output: z.object({opened: z.boolean()}),
    fails: ['Unsupported', 'BadInput'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  tellMenus: action({
    summary: 'Tell the menus of the system which commands the window has, what they are called, and which can be done now.',
    input: MenuBar,
    output: z.object({told: z.boolean()}),
    fails: ['Unsupported', 'BadInput'],
    needs: ['system'],
    place: 'window',
    listed: false,
  }),
  places: query({
    summary: 'Tell the folders that most people begin with.',
    input: z.object({}),
    output: z.object({
      places: z.array(
        z.object({
          name: z.string(),
          path: z.string(),
          kind: z.enum(['home', 'desktop', 'documents', 'downloads', 'pictures', 'music', 'videos']),
        }),
      ),
    }),
    fails: [],
    needs: ['read'],
    listed: false,
  }),
}
