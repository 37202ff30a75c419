import {useSession} from '../../core/session.ts'

/** Whether this window reaches the clipboard of the system, or carries files to other programs. */
export function can(ability: 'clipboard' | 'drag'): boolean {
  return useSession.getState().welcome?.abilities.includes(ability) ?? false
}
