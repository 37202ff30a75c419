/** How wide steps are, in pixels. */
export interface StepWidths {
  /** What stands before all of them, as the way home. */
  readonly ahead: number
  /** Of each step with what divides it from the one before. */
  readonly steps: readonly number[]
  /** Of what stands for those that are left out. */
  readonly fold: number
}

/** Which steps are left out of the middle: from this one on, so many. */
export interface Fold {
  readonly from: number
  readonly count: number
}

/** Leaves out as few steps as must be, from the second one on, so that the others fit. The last one always stays, whatever its width. */
export function foldSteps(room: number, {ahead, steps, fold}: StepWidths): Fold {
  const whole = steps.reduce((sum, width) => sum + width, ahead)
  if (whole <= room || steps.length < 2) return {from: 0, count: 0}
  // The first is the top of its tree, which says where all of it is; where there is no room for it, it goes, too.
  for (const from of [1, 0]) {
    let left = whole + fold
    for (let count = 1; from + count < steps.length; count++) {
      left -= steps[from + count - 1]!
      if (left <= room) return {from, count}
    }
  }
  return {from: 0, count: steps.length - 1}
}
