import {attempt} from '../../core/attempt.ts'
import {core} from '../../core/client.ts'
import {targetOf} from '../../features/files/index.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import type {Choice} from '../command.ts'
import type {Context} from '../context.ts'

/** The programs that can open the chosen file. */
export async function programChoices({item}: Context): Promise<readonly Choice[]> {
  const answer = item && (await attempt(() => core.file.programs({target: targetOf(item)})))
  return (answer?.programs ?? []).map(({id, name, standard}) => ({
    value: id,
    title: standard ? messages.file.standard(shown(name)) : shown(name),
  }))
}
