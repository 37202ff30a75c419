import {CoreError} from '../../contract/errors.ts'
import {decodeUtf8} from '../../domain/utf8.ts'
import {findProgram} from './find-program.ts'
import {startProgram} from './start-program.ts'

/**
 * Opens a terminal in a folder. The folder is where the program is started, never a word of its command line, so that no name of
 * a folder can mean anything else.
 */
export async function openTerminalIn(folder: Uint8Array): Promise<void> {
  const path = decodeUtf8(folder)
  if (path === undefined)
    throw new CoreError({code: 'Unsupported', message: 'The path of this folder is no text, and a terminal cannot be told of it.'})
  if (process.platform === 'darwin') return startProgram('/usr/bin/open', ['-a', 'Terminal', path])
  if (process.platform === 'win32') {
    const system = `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32`
    return startProgram(`${system}\\cmd.exe`, ['/c', 'start', '', `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`], path)
  }
  const program = await linuxTerminal()
  if (program === undefined)
    throw new CoreError({
      code: 'Unsupported',
      message: 'No terminal program was found on this machine.',
      hint: 'Install one, or name yours in the variable TERMINAL.',
    })
  return startProgram(program, [], path)
}

/** What the user has named, what the desktop names, then those that most people have. */
const known = [
  'xdg-terminal-exec',
  'x-terminal-emulator',
  'kgx',
  'gnome-terminal',
  'ptyxis',
  'konsole',
  'xfce4-terminal',
  'mate-terminal',
  'tilix',
  'kitty',
  'alacritty',
  'foot',
  'wezterm',
  'lxterminal',
  'xterm',
]

async function linuxTerminal(): Promise<string | undefined> {
  const said = process.env['TERMINAL']
  for (const word of said ? [said, ...known] : known) {
    const program = await findProgram(word)
    if (program !== undefined) return program
  }
  return undefined
}
