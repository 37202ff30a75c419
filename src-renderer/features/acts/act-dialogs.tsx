import {ConflictDialog} from './conflict-dialog.tsx'
import {useQuestion} from './act-questions.ts'
import {PlanSheet} from './plan-sheet.tsx'
import {ProblemsDialog} from './problems-dialog.tsx'
import {BatchDialog} from './batch-dialog.tsx'

/** Whatever acts on files have to ask or to tell in a dialog. */
export function ActDialogs() {
  const {question} = useQuestion()
  return (
    <>
      {question?.about === 'conflicts' ? <ConflictDialog key={question.plan.hash} plan={question.plan} answer={question.answer} /> : null}
      {question?.about === 'confirmation' ? <PlanSheet key={question.plan.hash} plan={question.plan} answer={question.answer} /> : null}
      {question ? null : <ProblemsDialog />}
      <BatchDialog />
    </>
  )
}
