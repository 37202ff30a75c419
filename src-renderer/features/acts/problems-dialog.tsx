import './act-dialogs.css'
import {RotateCw, X} from 'lucide-react'
import {messages} from '../../messages.ts'
import {Button} from '../../ui/button.tsx'
import {Dialog, DialogActions} from '../../ui/dialog.tsx'
import {shown} from '../../ui/format.ts'
import {IconButton} from '../../ui/icon-button.tsx'
import {nameOf} from '../places/index.ts'
import {skipProblem, skipProblems, tryAgain, useProblems} from './act-problems.ts'

const words = messages.act.problems
const SHOWN = 200

/** What did not go in an act, each with its reason: skipped one by one, or tried again. */
export function ProblemsDialog() {
  const problems = useProblems(({waiting}) => waiting[0])
  if (!problems) return null
  const {results, title, again} = problems
  return (
    <Dialog open wide onClose={skipProblems} title={words.title(results.length)} text={words.text(title)}>
      <ul className="act-problems" tabIndex={0} aria-label={words.list}>
        {results.slice(0, SHOWN).map(({path, error}) => (
          <li key={path}>
            <span className="act-problem">
              <strong>{shown(nameOf(path))}</strong>
              <span>{error?.message ?? words.unknown}</span>
              <span className="act-soft">{shown(path)}</span>
            </span>
            <IconButton icon={X} small label={words.skipOf(shown(nameOf(path)))} onClick={() => skipProblem(path)} />
          </li>
        ))}
        {results.length > SHOWN ? <li>{messages.job.moreProblems(results.length - SHOWN)}</li> : null}
      </ul>
      <DialogActions>
        <Button onClick={skipProblems}>{results.length === 1 ? words.skip : words.skipAll}</Button>
        {again ? (
          <Button look="primary" autoFocus onClick={() => tryAgain(problems)}>
            <RotateCw size={15} aria-hidden />
            {words.again}
          </Button>
        ) : null}
      </DialogActions>
    </Dialog>
  )
}
