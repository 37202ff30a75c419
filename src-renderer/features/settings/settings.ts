import type {Settings} from '../../../src-main/contract/system.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {createLive} from '../../core/live.ts'

type Known = {readonly [K in keyof Settings]?: Settings[K] | undefined}

/** What the user has set, as the core keeps it; what it has not said yet is absent. */
export const useSettings = createLive<Known>({
  initial: {},
  fetch: async () => (await core.settings.get({})).settings,
  events: [],
})

onEvent('settings.changed', ({settings}) => useSettings.setState({value: settings, known: true}))

/** Changes one setting: shown at once, and put back if the core refuses. */
export async function change<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  const before = useSettings.getState().value
  useSettings.setState({value: {...before, [key]: value}})
  const answer = await attempt(() => core.settings.set({key, value: String(value)}))
  useSettings.setState({value: answer?.settings ?? before})
}
