import type {IndexRun} from './index-run.ts'

/** Processing: what was missed at one place and seen at another moved; what was seen nowhere is gone. */
export async function processChanges(run: IndexRun): Promise<boolean> {
  const began = run.clock.monotonicMs()
  const before = run.figures.state()
  // An unmounted disk leaves an empty folder behind: what was walked may have been that.
  await run.mustBeThere()
  const leftOut = {root: run.input.root, rules: run.rules, rulesBelow: run.rulesBelow}
  const judges = !run.isDisturbed() && run.input.recovery !== true
  const {state, seq, taken} = await run.write.settleMissing({job: run.job, state: before, leftOut, judges})
  run.watch?.taken(taken)
  run.figures.set(state)
  run.advanced(seq)
  const count = state.added + state.changed + state.moved + state.removed
  run.figures.phase('processing', {status: count > 0 ? 'done' : 'skipped', count, ms: Math.round(run.clock.monotonicMs() - began)})
  return true
}
