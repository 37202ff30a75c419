import {readFile, rm} from 'node:fs/promises'
import {homedir} from 'node:os'
import {isAbsolute, join} from 'node:path'
import {isAbsent, writeStateFile} from './state-file.ts'

/** The line by which a file in the autostart folder is known to be ours; another program's of the same name is left alone. */
const OURS = 'X-Onefold-Autostart=true'

/** Lets the program start with the session of the user, by the file that the XDG autostart specification asks for, or takes that away again. */
export async function writeAutostart(entry: string | undefined): Promise<void> {
  const said = process.env['XDG_CONFIG_HOME']
  const file = join(said !== undefined && isAbsolute(said) ? said : join(homedir(), '.config'), 'autostart', 'onefold.desktop')
  const now = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return undefined
    throw error
  })
  const wanted = entry === undefined ? undefined : `${entry.trimEnd()}\n${OURS}\n`
  if (now === wanted || (now !== undefined && !now.split('\n').includes(OURS))) return
  await (wanted === undefined ? rm(file, {force: true}) : writeStateFile(file, wanted))
}
