import {type FormEvent, useId, useState} from 'react'
import type {Location} from '../../../src-main/contract/location.ts'
import {failureOf} from '../../core/live.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {shown} from '../../ui/format.ts'
import {askWhy, type RulesForm, type Why} from './rules.ts'

const words = messages.rules

/** Tells of a path whether it is left out and by which rule, as the rules stand in the form. */
export function RuleTester({location, form}: {readonly location: Location; readonly form: RulesForm}) {
  const id = useId()
  const [path, setPath] = useState('')
  const [answer, setAnswer] = useState('')
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    try {
      setAnswer(sentenceOf(await askWhy(location, {path, form})))
    } catch (error) {
      setAnswer(failureOf(error).message)
    }
  }
  return (
    <form onSubmit={(event) => void ask(event)} className="field rules-tester">
      <label className="field-label" htmlFor={id}>
        {words.test}
      </label>
      <div className="rules-tester-line">
        <input
          id={id}
          className="field-input"
          value={path}
          placeholder={words.testHint}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setPath(event.currentTarget.value)}
        />
        <Button type="submit" disabled={path === ''}>
          {words.ask}
        </Button>
      </div>
      <p className="rules-answer" role="status">
        {answer}
      </p>
    </form>
  )
}

function sentenceOf({indexed, decision, rule, source, at, line, folder}: Why): string {
  if (decision === undefined || rule === undefined) return indexed ? words.noRule : words.notIndexed(source ?? '')
  const place = at === undefined ? (source ?? '') : line === undefined ? shown(at) : `${shown(at)}:${line}`
  const decided = decision === 'left out' ? words.leftOut(shown(rule), place) : words.kept(shown(rule), place)
  return folder === undefined ? decided : `${decided} ${words.withFolder(shown(folder))}`
}
