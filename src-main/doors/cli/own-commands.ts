import type {Session} from './session.ts'
import type {Vocabulary} from './vocabulary.ts'

/** A command that is the command line's own: about the daemon, or about the command line itself. */
export interface OwnCommand {
  readonly words: readonly string[]
  readonly summary: string
  /** What follows the words, as help shows it. */
  readonly usage: string
  /** Has something to put away when Ctrl-C comes; everything else just ends. */
  readonly endsItself?: boolean
  run(session: Session, words: readonly string[], vocabulary: Vocabulary): Promise<number>
}

/** Loaded when they run: a command pays only for its own code. */
export const ownCommands: readonly OwnCommand[] = [
  {
    words: ['status'],
    summary: 'Tell how the core is.',
    usage: '',
    run: async (session, words) => (await import('./life-commands.ts')).showStatus(session, words),
  },
  {
    words: ['start'],
    summary: 'Start the core in the background; it runs until “stop”.',
    usage: '',
    run: async (session, words) => (await import('./life-commands.ts')).showStatus(session, words),
  },
  {
    words: ['stop'],
    summary: 'Stop the core; work in hand goes on at the next start.',
    usage: '',
    run: async (session, words) => (await import('./life-commands.ts')).stopRunning(session, words),
  },
  {
    words: ['restart'],
    summary: 'Stop the core and start it again.',
    usage: '',
    run: async (session, words) => (await import('./life-commands.ts')).restartCore(session, words),
  },
  {
    words: ['serve'],
    summary: 'Serve the explorer to browsers of this machine until Ctrl-C; --url only prints a new address.',
    usage: '[--port N] [--url]',
    endsItself: true,
    run: async (session, words) => (await import('./serve-command.ts')).serveBrowser(session, words),
  },
  {
    words: ['log', 'follow'],
    summary: 'Print lines of the log as they are written.',
    usage: '[--level LEVEL] [--job JOB]',
    endsItself: true,
    run: async (session, words) => (await import('./follow-log.ts')).followLog(session, words),
  },
  {
    words: ['job', 'watch'],
    summary: 'Print how a job gets on until it ends, or all work until none is left; exits as it ended.',
    usage: '[JOB]',
    run: async (session, words) => (await import('./watch-jobs.ts')).watchJobs(session, words),
  },
  {
    words: ['completion'],
    summary: 'Print a completion script for bash, zsh or fish.',
    usage: 'bash|zsh|fish',
    run: async (session, words, vocabulary) => (await import('./completion.ts')).printCompletion(session, words, vocabulary),
  },
  {
    words: ['schema'],
    summary: 'Print the contract: every operation, event and failure, as JSON Schema.',
    usage: '',
    run: async (session, words) => (await import('./print-schema.ts')).printSchema(session, words),
  },
]
