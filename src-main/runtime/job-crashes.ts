import type {Crashes, JobKind, JobRow} from './job-types.ts'

/** A job that was running in so many ends of the core in a row is not begun again by itself. */
export const CRASHES_ALLOWED = 3

/** Whether it must be found out if the next end of the core is its fault: it runs beside no other such job. */
export const isSuspect = ({crashes}: JobRow): boolean => (crashes?.count ?? 0) >= CRASHES_ALLOWED - 1

/** How a job stands that was running when the core died: queued again, or failed where that happens each time. */
export async function afterCrash(row: JobRow, kind: JobKind | undefined, now: string): Promise<Partial<JobRow>> {
  // Nothing may keep a library from opening: what cannot be told counts as no way.
  const mark = await kind?.mark?.(row.id).catch(() => undefined)
  const crashes = counted(row.crashes, mark)
  if (crashes.count < CRASHES_ALLOWED) return {status: 'queued', crashes}
  const message = `Onefold ended unexpectedly ${crashes.count} times in a row while this was running, so it is not begun again by itself. Retry it to try once more.`
  return {
    status: 'failed',
    crashes,
    finishedAt: now,
    errors: [...row.errors, {path: row.title, code: 'Interrupted', message}],
    errorCount: row.errorCount + 1,
  }
}

/** One that got on in between is not the one that ends the core each time. */
function counted(before: Crashes | undefined, mark: string | undefined): Crashes {
  const stood = mark === undefined || before?.mark === undefined || before.mark === mark
  return {count: stood ? (before?.count ?? 0) + 1 : 1, ...(mark === undefined ? {} : {mark})}
}

/** What the user begins again has one try: it is known what may happen. */
export const onTrial = (crashes: Crashes | undefined): Crashes | undefined =>
  crashes && crashes.count >= CRASHES_ALLOWED ? {...crashes, count: CRASHES_ALLOWED - 1} : undefined
