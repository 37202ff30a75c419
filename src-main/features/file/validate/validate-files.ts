import type {Finding, Findings} from '../../../contract/finding.ts'
import type {Handle, operations} from '../../../contract/index.ts'
import {unpackContentKey} from '../../../domain/content-key.ts'
import {displayName} from '../../../domain/display-path.ts'
import {findingKinds, type FindingRow, nothingValidated} from '../../../store/finding-rows.ts'
import type {CoreScopes} from '../../scopes.ts'
import {base64} from '../item.ts'
import {mustBeOnline, placeOf} from '../place.ts'
import {VALIDATE_JOB, type ValidateInput} from './validate-job.ts'

/** Queues the reading of files, folders or locations that the index knows. */
export const validateFiles: Handle<(typeof operations)['file']['validate'], CoreScopes> = async ({targets}, scope) => {
  const roots: number[] = []
  const uses = new Set<string>()
  for (const target of targets) {
    const place = await placeOf(target, scope)
    mustBeOnline(place)
    const shown = displayName(place.path).text
    if (place.entry === undefined) {
      // What is not on the disk either is told as that.
      await scope.disk.look({path: place.path, shown})
      return scope.fail('NotFound', `${shown} is not in the index, so nothing is recorded of it.`)
    }
    roots.push(place.entry)
    uses.add(`volume ${place.volume.id}`)
  }
  const input: ValidateInput = {roots}
  const title = `Validate ${targets.length === 1 ? targets[0] : `${targets.length} items`}`
  return {job: await scope.jobs.enqueue({kind: VALIDATE_JOB, title, input, lane: 'read again', uses: [...uses]})}
}

const WHOLE = 50_000

/** Tells what a validation has found so far. */
export const listFindings: Handle<(typeof operations)['file']['findings'], CoreScopes> = async ({job: id, limit, cursor}, scope) => {
  const job = scope.jobs.get(id)
  if (job?.kind !== VALIDATE_JOB) return scope.fail('NotFound', `There is no validation ${id}.`)
  const after = cursor === undefined ? undefined : (cursorOf(cursor) ?? scope.fail('BadInput', `“${cursor}” is no cursor of this list.`))
  const [state, page] = await Promise.all([
    scope.read.validation({job: id}),
    scope.read.findings({job: id, limit: limit ?? WHOLE, cursor: after}),
  ])
  const {damaged, unreadable, missing, changed, ok, bytes, unhashed} = state ?? nothingValidated
  const total = damaged + unreadable + missing + changed
  return {
    job,
    checked: ok + total,
    ok,
    bytes,
    unhashed,
    counts: {damaged, unreadable, missing, changed},
    total,
    ...byKind(page.rows),
    ...(page.cursor && {cursor: `${page.cursor.kind}.${page.cursor.no}`}),
  }
}

function byKind(rows: readonly FindingRow[]): Pick<Findings, FindingRow['kind']> {
  const of = (kind: FindingRow['kind']): Finding[] => rows.filter((row) => row.kind === kind).map(shownFinding)
  const [damaged, unreadable, missing, changed] = findingKinds.map(of)
  return {damaged: damaged!, unreadable: unreadable!, missing: missing!, changed: changed!}
}

function shownFinding({path, message, content, found}: FindingRow): Finding {
  const {text, exact} = displayName(path)
  return {
    path: text,
    ...(exact ? {} : {pathBase64: base64(path)}),
    message,
    ...(content && {contentId: unpackContentKey(content)}),
    ...(found && {foundId: unpackContentKey(found)}),
  }
}

function cursorOf(text: string): {readonly kind: number; readonly no: number} | undefined {
  const [kind, no] = text.split('.').map(Number)
  return Number.isSafeInteger(kind) && Number.isSafeInteger(no) ? {kind: kind!, no: no!} : undefined
}
