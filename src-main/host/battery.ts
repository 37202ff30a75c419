import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** Whether this machine runs on its battery; undefined where it has none, or where the system does not tell it here. */
export async function onBattery(folder = '/sys/class/power_supply'): Promise<boolean | undefined> {
  const supplies = await readdir(folder).catch(() => [])
  const told = await Promise.all(supplies.map((name) => supplyIn(join(folder, name))))
  if (told.some(({type, online}) => type !== 'Battery' && online === '1')) return false
  // A battery of a mouse or a pen is none of the machine's.
  const batteries = told.filter(({type, scope}) => type === 'Battery' && scope !== 'Device')
  return batteries.length === 0 ? undefined : batteries.some(({status}) => status === 'Discharging')
}

async function supplyIn(folder: string): Promise<Readonly<Record<'type' | 'online' | 'status' | 'scope', string | undefined>>> {
  const word = async (name: string): Promise<string | undefined> =>
    (await readFile(join(folder, name), 'utf8').catch(() => undefined))?.trim()
  const [type, online, status, scope] = await Promise.all([word('type'), word('online'), word('status'), word('scope')])
  return {type, online, status, scope}
}
