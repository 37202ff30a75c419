import {globalShortcut} from 'electron'
import type {Settings} from '../../contract/system.ts'
import {shellWords} from './words/shell-words.ts'

interface HotKeyParts {
  pressed(): void
  /** The keys cannot be had; a sentence that says why. */
  refused(sentence: string): void
}

/** The keys that are heard whatever program is in front. */
export interface HotKey {
  /** Listens to these keys from now on, and to no others; the same again changes nothing. */
  set(keys: Settings['hotKey']): void
}

/** Listens to the keys that the user has chosen; to none until then. */
export function openHotKey({pressed, refused}: HotKeyParts): HotKey {
  let heard: Settings['hotKey'] = 'off'
  return {
    set: (keys) => {
      if (keys === heard) return
      if (heard !== 'off') globalShortcut.unregister(heard)
      heard = keys
      if (keys === 'off') return
      const words = shellWords().hotKey
      // Under Wayland a program hears keys only of its own windows, and Electron does not say so.
      if (isWayland(process.platform, process.env)) refused(words.notAllowed)
      else if (!globalShortcut.register(keys, pressed)) refused(words.taken(keys.replace('Control', 'Ctrl')))
    },
  }
}

/** Whether the desktop keeps the keys of one program from all others. */
export function isWayland(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  return platform === 'linux' && (env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '')
}
