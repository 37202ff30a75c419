import {decideIn} from '../../domain/ignore/ignore-chain.ts'
import {compileRules, type Verdict} from '../../domain/rules.ts'
import type {WalkError} from '../walk-chunk.ts'
import {openIgnoreFiles} from './ignore-files.ts'

export interface WhyInput {
  /** Absolute path of the place of the rules, raw bytes. */
  readonly root: Uint8Array
  readonly rules: readonly string[]
  /** Byte text below the root. It need not exist. */
  readonly path: string
  readonly isFolder: boolean
  /** Whether the files of rules on the way may be read. */
  readonly readsFiles: boolean
}

export interface Why {
  /** The rule that decides, and the path that it decides on: the asked one, or a folder above it that is left out. */
  readonly verdict?: (Verdict & {readonly path: string}) | undefined
  /** Files of rules that could not be read. */
  readonly errors: readonly WalkError[]
}

/** Tells which rule decides on a path, by the rules of a location and the files of rules on the way. */
export function whyLeftOut({root, rules: lines, path, isFolder, readsFiles}: WhyInput): Why {
  const rules = compileRules(lines)
  const errors: WalkError[] = []
  const files = readsFiles && rules.readsFiles ? openIgnoreFiles({root, rules, onError: (error) => errors.push(error)}) : undefined
  let verdict: Verdict | undefined
  for (let end = path.indexOf('/'); path !== ''; end = path.indexOf('/', end + 1)) {
    const at = end < 0 ? path : path.slice(0, end)
    const chain = files?.chainOf(at.slice(0, Math.max(at.lastIndexOf('/'), 0)))
    verdict = decideIn({rules, chain}, at, end >= 0 || isFolder)
    if (verdict?.leavesOut || end < 0) return {verdict: verdict && {...verdict, path: at}, errors}
  }
  return {errors}
}
