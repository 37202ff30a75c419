import {Settings, type SettingsProblem} from '../../../src-main/contract/system.ts'
import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {createLive} from '../../core/live.ts'

type Known = {readonly [K in keyof Settings]?: Settings[K] | undefined}

/** What holds for who has set nothing. */
export const defaults: Settings = Settings.parse({})

/** What the user has set, as the core keeps it; what it has not said yet is absent. */
export const useSettings = createLive<Known>({
  initial: {},
  fetch: async () => (await core.settings.get({})).settings,
  events: [],
})

/** What the core has told last, and what it is yet to be heard of: the answer about one must not take back the next for a moment. */
let told: Known = {}
const asked = new Map<keyof Settings, {readonly value: Known[keyof Settings]}>()

onEvent('settings.changed', ({settings}) => {
  told = settings
  show({known: true})
})

/** The file that the settings stand in, and what does not fit in it. */
export const useSettingsFile = createLive<{readonly file: string; readonly problems: readonly SettingsProblem[]}>({
  initial: {file: '', problems: []},
  fetch: async () => {
    const {file, problems} = await core.settings.get({})
    return {file, problems}
  },
  events: ['settings.changed'],
})

/** Changes one setting: shown at once, and put back if the core refuses. */
export async function change<K extends keyof Settings>(key: K, value: Settings[K]): Promise<void> {
  await put(key, value, () => core.settings.set({key, value: String(value)}))
}

/** Sets one back to its default. */
export async function reset(key: keyof Settings): Promise<void> {
  await put(key, defaults[key], () => core.settings.reset({key}))
}

async function put<K extends keyof Settings>(key: K, value: Settings[K], ask: () => Promise<{settings: Settings}>): Promise<void> {
  if (asked.size === 0) told = useSettings.getState().value
  const mine = {value}
  asked.set(key, mine)
  show()
  const answer = await attempt(ask)
  if (answer) told = answer.settings
  if (asked.get(key) === mine) asked.delete(key)
  show()
}

function show(also: {readonly known?: true} = {}): void {
  const waiting = Object.fromEntries([...asked].map(([key, {value}]) => [key, value]))
  useSettings.setState({...also, value: {...told, ...waiting}})
}
