/** How a program of ours is run by Node: which program, its first words, its environment. */
export interface NodeRuntime {
  readonly program: string
  readonly words: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/**
 * This same runtime, or plain Node where we run inside Electron: the one that set-up brought, or the one inside Electron.
 * A package gives nobody its Node: there it is the app itself, which runs its own programs without a window.
 */
export function nodeRuntime(): NodeRuntime {
  if (process.versions['electron'] === undefined) return {program: process.execPath, words: process.execArgv, env: process.env}
  const packaged = process.env['ONEFOLD_APP']
  if (packaged) return {program: packaged, words: [...headlessFlags(), '--onefold-headless'], env: process.env}
  const node = process.env['ONEFOLD_NODE']
  if (!node) return {program: process.execPath, words: [], env: {...process.env, ELECTRON_RUN_AS_NODE: '1'}}
  // The SQLite that is named for an older Electron is not for Node.
  const {ONEFOLD_SQLITE_BINDING: _binding, ELECTRON_RUN_AS_NODE: _asNode, ...env} = process.env
  return {program: node, words: [], env}
}

/** Chromium needs no display for what has no window, and its words about that would stand among ours. */
function headlessFlags(): readonly string[] {
  const quiet = ['--disable-gpu', '--disable-logging', '--log-level=3']
  if (process.platform !== 'linux') return quiet
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--ozone-platform=headless', ...quiet]
}
