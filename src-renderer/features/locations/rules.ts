import type {Location, RulePreset} from '../../../src-main/contract/location.ts'
import {core} from '../../core/client.ts'
import {createLive} from '../../core/live.ts'

const none: readonly RulePreset[] = []

/** The sets of rules that can be named; they change with the program only. */
export const useRulePresets = createLive({
  initial: none,
  fetch: async (): Promise<readonly RulePreset[]> => (await core.location.presets({})).presets.filter(({patterns}) => patterns.length > 0),
  events: [],
})

/** The rules of a location as its form shows them: which sets are on, and the lines that are its own. */
export interface RulesForm {
  readonly on: ReadonlySet<string>
  /** One line each. */
  readonly own: string
}

/** Takes a location's rules apart for its form; the sets come first when it is put together again, so that own lines may take back. */
export function formOf(rules: readonly string[], names: ReadonlySet<string>): RulesForm {
  return {
    on: new Set(rules.filter((line) => names.has(line))),
    own: rules.filter((line) => !names.has(line) && line !== 'none').join('\n'),
  }
}

export function rulesOf({on, own}: RulesForm): readonly string[] {
  return [...on, ...own.split('\n').filter((line) => line.trim() !== '')]
}

/** Gives a location other rules; the index follows by itself. */
export async function setRules(location: Location, form: RulesForm): Promise<void> {
  await core.location.update({location: location.id, rules: [...rulesOf(form)]})
}

export type Why = Awaited<ReturnType<typeof core.index.why>>

/** Asks which rule would decide on a path, given from the location's folder or whole. */
export function askWhy(location: Location, {path, form}: {readonly path: string; readonly form: RulesForm}): Promise<Why> {
  const top = location.path === '/' ? '' : location.path
  return core.index.why({path: path.startsWith('/') ? path : `${top}/${path}`, rules: [...rulesOf(form)]})
}
