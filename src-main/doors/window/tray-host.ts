import {execFile} from 'node:child_process'
import {promisify} from 'node:util'

/**
 * Tells whether this desktop shows tray icons: a window that hides where it does not could not be found again.
 * macOS and Windows do; on Linux somebody must hold the bus name of the StatusNotifier specification.
 */
export async function desktopHasTray(): Promise<boolean> {
  if (process.platform !== 'linux') return true
  if (!process.env['DBUS_SESSION_BUS_ADDRESS']) return false
  try {
    const {stdout} = await promisify(execFile)('dbus-send', question, {timeout: 2000})
    return stdout.includes('boolean true')
  } catch {
    // No dbus-send, no bus or no answer: all of them mean that no tray can be counted on.
    return false
  }
}

const question = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
]
