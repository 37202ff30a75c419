import {type FormEvent, useEffect, useState} from 'react'
import type {Pane} from '../../core/pane.ts'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Choices} from '../../ui/choices.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {choosePattern, countMatching, type PatternManner, usePatternQuestion} from './choose-pattern.ts'

const words = messages.inspect.pattern
const SETTLE_MS = 80
const close = (): void => usePatternQuestion.setState({pane: undefined})

/** Asks for a pattern and tells, while it is written, how many files meet it. */
export function PatternDialog() {
  const {pane} = usePatternQuestion()
  return (
    <Dialog open={pane !== undefined} onClose={close} title={words.title} text={words.text}>
      {pane ? <PatternForm pane={pane} /> : null}
    </Dialog>
  )
}

function PatternForm({pane}: {readonly pane: Pane}) {
  const [pattern, setPattern] = useState('*.')
  const [manner, setManner] = useState<PatternManner>('replace')
  const count = useCount(pattern, pane)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    close()
    void choosePattern(pattern, manner, pane)
  }
  return (
    <form className="pattern-form" onSubmit={submit}>
      <label className="field">
        <span className="field-label">{words.pattern}</span>
        <input
          className="field-input"
          autoFocus
          spellCheck={false}
          autoComplete="off"
          value={pattern}
          onChange={(event) => setPattern(event.currentTarget.value)}
        />
      </label>
      <p role="status">{count === undefined ? words.counting : words.found(count)}</p>
      <Choices title={words.manner} value={manner} options={words.manners} onChange={setManner} />
      <DialogActions>
        <Button onClick={close}>{messages.cancel}</Button>
        <Button look="primary" type="submit" disabled={count === 0}>
          {words.choose}
        </Button>
      </DialogActions>
    </form>
  )
}

/** Undefined while it is counted for the first time; later the last number stands until the next is known. */
function useCount(pattern: string, pane: Pane): number | undefined {
  const [count, setCount] = useState<number>()
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(
      () =>
        countMatching(pattern, pane).then(
          (found) => wanted && setCount(found),
          () => wanted && setCount(0),
        ),
      SETTLE_MS,
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [pattern, pane])
  return count
}
