import {nameOf} from '../../features/places/index.ts'
import {messages} from '../../messages.ts'
import {shown} from '../../ui/format.ts'
import type {Argument, Choice} from '../command.ts'
import type {Context} from '../context.ts'

const ENDINGS = ['.zip', '.tar.gz', '.tar']

/** The name of a new archive: that of what goes into it in each form, or what is written. */
export const archiveChoices: Pick<Argument, 'choices' | 'free'> = {
  choices: (context, written) => {
    const stem = stemOf(context)
    return ENDINGS.map((ending) => choiceOf(`${stem}${ending}`)).filter(({value}) =>
      value.toLowerCase().includes(written.trim().toLowerCase()),
    )
  },
  free: (written) => {
    const name = written.trim()
    if (name === '' || name.includes('/')) return undefined
    const whole = ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)) || /\.tgz$/i.test(name) ? name : `${name}.zip`
    return {...choiceOf(whole), detail: messages.command.asks.archiveAsWritten}
  },
}

const choiceOf = (name: string): Choice => ({value: name, title: shown(name)})

/** Of one thing its name, of several that of their folder. */
function stemOf({item, count, folder}: Context): string {
  if (count > 1 && folder !== undefined) return nameOf(folder) || 'archive'
  const name = item?.name ?? 'archive'
  return item?.kind === 'dir' ? name : name.replace(/(?<=.)\.[^. ]{1,8}$/, '')
}
