import {hostname} from 'node:os'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {OutsideFile} from '../../contract/system.ts'

/** The address by which other programs are told of a file: every byte of its path, whatever text it is. */
export function fileUri({path, pathBase64}: OutsideFile): string {
  if (process.platform === 'win32') return pathToFileURL(path).href
  const bytes = pathBase64 === undefined ? Buffer.from(path) : Buffer.from(pathBase64, 'base64')
  const spelled = [...bytes].map((byte) => {
    const letter = String.fromCharCode(byte)
    return /[A-Za-z0-9/._~-]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  })
  return `file://${spelled.join('')}`
}

/** The path that an address stands for; undefined for other machines, other schemes and bytes that are no text. */
export function pathOfUri(uri: string): string | undefined {
  try {
    const url = new URL(uri)
    if (url.protocol !== 'file:') return undefined
    // Other file managers may write their own machine's name; it is this machine then.
    if (url.hostname !== '' && (url.hostname === 'localhost' || url.hostname === hostname().toLowerCase())) url.hostname = ''
    return fileURLToPath(url)
  } catch {
    // Not an address, or of a spelling that no path has: it is left out.
    return undefined
  }
}
