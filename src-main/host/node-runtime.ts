/** How a program of ours is run by Node: which program, its first words, its environment. */
export interface NodeRuntime {
  readonly program: string
  readonly words: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** This same runtime, or plain Node where we run inside Electron: the one that set-up brought, or the one inside Electron. */
export function nodeRuntime(): NodeRuntime {
  if (process.versions['electron'] === undefined) return {program: process.execPath, words: process.execArgv, env: process.env}
  const node = process.env['ONEFOLD_NODE']
  if (!node) return {program: process.execPath, words: [], env: {...process.env, ELECTRON_RUN_AS_NODE: '1'}}
  // The SQLite that is named for an older Electron is not for Node.
  const {ONEFOLD_SQLITE_BINDING: _binding, ELECTRON_RUN_AS_NODE: _asNode, ...env} = process.env
  return {program: node, words: [], env}
}
