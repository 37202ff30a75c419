import {checksOf} from './checks.ts'
import type {Word} from './executor-program.ts'
import {type Field, treeOf} from './field.ts'
import {begun, type Case} from './kill-case.ts'
import {type Scenario, spanOf, wishAt} from './scenarios.ts'
import {type CallPoint, type Fault, faultAt} from './traced-calls.ts'

/** What disks say when something is wrong with them, or with who asks. */
export const diskErrors = ['EIO', 'ENOSPC', 'EDQUOT', 'EACCES', 'EROFS', 'ESTALE'] as const

/** Lets a call fail, once or from then on, takes the fault away, and lets the act go on: whatever was told must be so, and nothing may be gone. */
export async function failedAt(
  point: CallPoint,
  scenario: Scenario,
  {field, fault}: {readonly field: Field; readonly fault: Extract<Fault, {readonly error: string}>},
): Promise<Case> {
  const play = await begun(scenario, field)
  const checks = checksOf(spanOf(scenario))
  const tracer = await faultAt(play.process.pid, point, fault)
  const word = await play.process.ask({wish: wishAt(field.root, scenario.wishes.at(-1)!)})
  await tracer.end()
  const wrong = [...strange(word), ...checks.instant(treeOf(field))]
  if (statusesOf(word).includes('completed')) wrong.push(...checks.done(treeOf(field), lostBy(word)))
  await play.process.end()
  const after = await field.pool.next()
  const opened = await after.ask({open: field.library})
  const resumed = await after.ask({resume: true})
  wrong.push(...strange(opened), ...strange(resumed))
  const words = [word, opened, resumed]
  const isRefused = opened?.say === 'ready' && opened.audit.rows === play.rows && word?.say === 'refused'
  const isWhole = words.some((one) => statusesOf(one).includes('completed'))
  if (isRefused) wrong.push(...checks.ended(treeOf(field), false))
  else if (isWhole) wrong.push(...checks.done(treeOf(field), words.some(lostBy)))
  else wrong.push(...checks.partly(treeOf(field)))
  await after.end()
  const often = fault.persistent ? ' from then on' : ''
  return {what: `${scenario.name}, ${fault.error} of ${point.call} ${point.nth}${often}`, kills: 0, wrong: [...new Set(wrong)]}
}

/** A disk that fails is told in words that the product knows. */
function strange(word: Word | undefined): readonly string[] {
  if (!word) return ['the executor ended']
  if (word.say === 'ready' && !word.audit.ok) return ['the audit log is broken']
  return word.say === 'broke' ? [word.message] : []
}

/** Whether it was told that the disk did not take all attributes. */
function lostBy(word: Word | undefined): boolean {
  const told = word?.say === 'done' ? [word.told] : word?.say === 'ready' ? word.recovered : []
  return told.some(({results}) => results.some(({lost}) => lost !== undefined))
}

function statusesOf(word: Word | undefined): readonly string[] {
  if (word?.say === 'done') return [word.told.status]
  return word?.say === 'ready' ? word.recovered.map(({status}) => status) : []
}
