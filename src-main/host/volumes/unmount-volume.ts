import {execFile} from 'node:child_process'
import {CoreError} from '../../contract/errors.ts'
import {findProgram} from '../programs/find-program.ts'
import type {HostVolume} from './host-volume.ts'
import {powerShell} from './volumes.win32.ts'

type Command = readonly [program: string, words: readonly string[]]

const WITHIN_MS = 30_000

/** Takes a volume off by the program that the system has for it. Fails with Conflict where others use it, PermissionDenied, Unsupported or Timeout. */
export async function unmountVolume(volume: HostVolume): Promise<void> {
  const [program, words] = await commandFor(volume)
  const told = await new Promise<{readonly failed: boolean; readonly late: boolean; readonly text: string}>((resolve) => {
    execFile(program, [...words], {timeout: WITHIN_MS, windowsHide: true, env: {...process.env, LC_ALL: 'C'}}, (error, stdout, stderr) =>
      resolve({failed: error !== null, late: error?.killed === true, text: `${stdout}${stderr}`.trim()}),
    )
  })
  if (told.failed) throw refusal(volume, told)
}

async function commandFor({mountPoint, device}: HostVolume): Promise<Command> {
  const point = Buffer.from(mountPoint).toString()
  if (process.platform === 'darwin') return ['/usr/sbin/diskutil', ['eject', point]]
  if (process.platform === 'win32') {
    const script = '(New-Object -ComObject Shell.Application).Namespace(17).ParseName($args[0]).InvokeVerb("Eject")'
    return [powerShell(), ['-NoProfile', '-NonInteractive', '-Command', script, point.slice(0, 2)]]
  }
  const [helper, umount] = await Promise.all([findProgram('udisksctl'), findProgram('umount')])
  // Who is not root may take off only what the desktop has put on for him, or what the table of file systems leaves to users.
  if (process.getuid?.() !== 0 && helper !== undefined && device.startsWith('/dev/'))
    return [helper, ['unmount', '--no-user-interaction', '-b', device]]
  if (umount === undefined) throw new CoreError({code: 'Unsupported', message: 'This machine has no program that takes volumes off.'})
  return [umount, ['--', point]]
}

function refusal({mountPoint}: HostVolume, {late, text}: {readonly late: boolean; readonly text: string}): CoreError {
  const point = Buffer.from(mountPoint).toString()
  const details = {said: text}
  if (late) return new CoreError({code: 'Timeout', message: `${point} could not be taken off in time: it may still be writing.`, details})
  if (/busy|in use/i.test(text))
    return new CoreError({
      code: 'Conflict',
      message: `Another program uses ${point}.`,
      hint: 'Close what works on it, and try again.',
      details,
    })
  if (/permission|not authorized|must be superuser|not permitted/i.test(text))
    return new CoreError({code: 'PermissionDenied', message: `You may not take ${point} off this machine.`, details})
  return new CoreError({code: 'Unsupported', message: `${point} could not be taken off: ${text || 'the system gave no reason'}.`, details})
}
