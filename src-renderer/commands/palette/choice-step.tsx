import {useEffect, useState} from 'react'
import {type CommandId, messages} from '../../messages.ts'
import type {Argument, Choice} from '../command.ts'
import {commands} from '../commands.ts'
import type {Context} from '../context.ts'
import {Finder} from './finder.tsx'
import {fitOf} from './fuzzy.ts'

const words = messages.command.palette

interface StepParts {
  readonly id: CommandId
  readonly context: Context
  readonly onTake: (argument: string) => void
  readonly onLeave: () => void
}

/** What a command must be told: one of its choices, or what is written where that may be. */
export function ChoiceStep({id, context, onTake, onLeave}: StepParts) {
  const [text, setText] = useState('')
  const {argument} = commands[id]
  const given = useChoices(argument, context, text)
  if (!argument) return null
  const choices = given && choicesFor(argument, given, text)
  const writeOn = (no: number): void => {
    const marked = choices?.[no]
    const aim = marked?.value === argument.free?.(text)?.value ? choices?.[no + 1] : marked
    if (aim && argument.writesOn) setText(argument.writesOn(aim.value))
  }
  const count = choices?.length ?? 0
  const none = text === '' ? words.noChoice : words.noMatch
  return (
    <Finder
      label={argument.ask(context)}
      above={messages.command.titles[id]}
      list={argument.ask(context)}
      hint={argument.writesOn ? words.pathHint : words.stepHint}
      status={choices === undefined ? '' : count === 0 ? none : words.choices(count)}
      text={text}
      options={(choices ?? []).map(({value, title, detail, at}) => ({key: value, title, detail, marks: at}))}
      onText={setText}
      onTake={(no) => {
        const choice = choices?.[no]
        if (choice) onTake(choice.value)
      }}
      onTab={argument.writesOn ? writeOn : undefined}
      onLeave={onLeave}
      leavesWhenEmpty
    />
  )
}

type FittingChoice = Choice & {readonly at: readonly number[]}

/** Paths are completed by who offers them; of all else what goes with what is written, the best first. */
function choicesFor({free, writesOn}: Argument, given: readonly Choice[], text: string): readonly FittingChoice[] {
  const own = free?.(text)
  const written = own ? [{...own, at: []}] : []
  if (writesOn) return [...written, ...given.filter(({value}) => value !== own?.value).map((choice) => ({...choice, at: []}))]
  const fitting = given.flatMap((choice) => {
    const fit = text.trim() === '' ? {score: 0, at: []} : fitOf(choice.title, text)
    return fit ? [{...choice, at: fit.at, score: fit.score}] : []
  })
  return [...fitting.toSorted((one, other) => other.score - one.score), ...written]
}

interface Given {
  /** What was written when it was asked for. */
  readonly of: string
  readonly choices: readonly Choice[]
}

/** What can be chosen; the latest answer counts, and of the one before what still goes with what is written stands until it is here. */
function useChoices(argument: Argument | undefined, context: Context, text: string): readonly Choice[] | undefined {
  const [given, setGiven] = useState<Given>()
  // What is written matters only where the choices go along with it.
  const asked = argument?.writesOn ? text : ''
  useEffect(() => {
    let wanted = true
    void Promise.resolve(argument?.choices(context, asked) ?? []).then((choices) => wanted && setGiven({of: asked, choices}))
    return () => {
      wanted = false
    }
  }, [argument, context, asked])
  return given && (given.of === asked ? given.choices : given.choices.filter(({value}) => value.startsWith(asked)))
}
