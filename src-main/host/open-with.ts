import {CoreError} from '../contract/errors.ts'
import {parentPath, splitPath} from '../domain/byte-path.ts'
import {displayName} from '../domain/display-path.ts'
import {formatPath} from '../domain/percent-encoding.ts'
import {decodeUtf8} from '../domain/utf8.ts'
import {execWords} from './programs/desktop-entry.ts'
import {findProgram} from './programs/find-program.ts'
import {linuxProgram, linuxPrograms, type Program} from './programs/linux-programs.ts'
import {startProgram} from './programs/start-program.ts'

/** Opens a file or folder with the program that the system has for it. Programs and scripts are refused: opening must never run what a name promises. */
export async function openFile(path: Uint8Array): Promise<void> {
  const shown = displayName(path).text
  if (runsByName.test(shown)) {
    throw new CoreError({
      code: 'PermissionDenied',
      message: 'This file is a program, and opening it would run it.',
      hint: 'Show it in the file manager, or open it with a program of your choice.',
    })
  }
  if (process.platform === 'darwin') return startProgram('/usr/bin/open', [fileUri(path)])
  if (process.platform === 'win32') return startProgram(windowsProgram('System32\\rundll32.exe'), ['url.dll,FileProtocolHandler', shown])
  return startProgram(await needed('xdg-open'), [fileUri(path)])
}

/** Opens a file with one program: by its id on Linux, by the absolute path of the program elsewhere. Fails with NotFound. */
export async function openFileWith(path: Uint8Array, program: string): Promise<void> {
  if (process.platform === 'darwin') return startProgram('/usr/bin/open', ['-a', program, fileUri(path)])
  if (process.platform === 'win32') {
    const shown = displayName(path).text
    if (program === CHOOSER.id) return startProgram(windowsProgram('System32\\rundll32.exe'), ['shell32.dll,OpenAs_RunDLL', shown])
    return startProgram(program, [shown])
  }
  const entry = await linuxProgram(program)
  const words = entry === undefined ? undefined : execWords(entry, {path: decodeUtf8(path), uri: fileUri(path)})
  const file = words?.[0] === undefined ? undefined : await findProgram(words[0])
  if (words === undefined || file === undefined) throw new CoreError({code: 'NotFound', message: `There is no program "${program}".`})
  return startProgram(file, words.slice(1))
}

/** The programs for a MIME type, the standard one first. Only Linux tells; on Windows the system's own dialog chooses. */
export async function programsFor(type: string): Promise<readonly Program[]> {
  if (process.platform === 'linux') return linuxPrograms(type)
  return process.platform === 'win32' ? [CHOOSER] : []
}

/** The dialog in which Windows lets one choose; it is not told which programs there are. */
const CHOOSER: Program = {id: 'chooser', name: 'Choose a program…', standard: false}

/** Shows a file in the system's file manager, marked where the manager can do that. */
export async function revealFile(path: Uint8Array): Promise<void> {
  if (process.platform === 'darwin') return startProgram('/usr/bin/open', ['-R', displayName(path).text])
  // The Explorer answers 1 when all is well, so its answer tells nothing.
  if (process.platform === 'win32')
    return startProgram(windowsProgram('explorer.exe'), [`/select,${displayName(path).text}`]).catch(ignoreExplorer)
  const shown = await showItems(path)
  if (!shown) await startProgram(await needed('xdg-open'), [fileUri(parentPath(path) ?? path)])
}

/** A file's address; any bytes survive in it, and nothing in a name can be taken for an option. */
export function fileUri(path: Uint8Array): string {
  return `file://${formatPath(splitPath(path))}`
}

// What Windows, macOS and desktops of Linux run when it is "opened".
const runsByName =
  /\.(?:desktop|appimage|exe|com|bat|cmd|msi|msp|scr|pif|cpl|lnk|url|hta|jse?|vbs?|vbe|ws[fh]|ps1|psm1|reg|jar|app|command|tool|terminal|workflow|action|webloc|inetloc|fileloc)\/?$/i

// In the address nothing is left that either program takes for a sign of its own: not even commas and quotes.
async function showItems(path: Uint8Array): Promise<boolean> {
  const dbusSend = await findProgram('dbus-send')
  if (dbusSend === undefined) return false
  const call = [
    '--session',
    '--print-reply',
    '--reply-timeout=3000',
    '--dest=org.freedesktop.FileManager1',
    '/org/freedesktop/FileManager1',
  ]
  const words = [...call, 'org.freedesktop.FileManager1.ShowItems', `array:string:${fileUri(path)}`, 'string:']
  return startProgram(dbusSend, words).then(
    () => true,
    () => false,
  )
}

async function needed(word: string): Promise<string> {
  const file = await findProgram(word)
  if (file === undefined)
    throw new CoreError({code: 'Unsupported', message: `This machine has no ${word}, which opens files with their programs.`})
  return file
}

function windowsProgram(below: string): string {
  return `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\${below}`
}

function ignoreExplorer(error: unknown): void {
  if (!(error instanceof CoreError)) throw error
}
