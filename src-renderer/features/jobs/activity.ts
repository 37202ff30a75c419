import {create} from 'zustand'
import {groupOf, type Job, type JobGroup} from '../../../src-main/contract/job.ts'
import type {Failure} from '../../../src-main/contract/errors.ts'
import {core} from '../../core/client.ts'
import {onEvent} from '../../core/events.ts'
import {failureOf} from '../../core/live.ts'
import {useSession} from '../../core/session.ts'
import {type Groups, lineAt, lineCount, lineOf, pageName, pagesIn} from './activity-lines.ts'
import {atMostEvery} from './at-most-every.ts'
import {noGroups} from './job-front.ts'

interface Activity {
  readonly known: boolean
  readonly failure?: Failure | undefined
  readonly groups: Groups
  /** How many of those that need attention have failed; the others are paused. */
  readonly failed: number
  /** Pages of the lists, as far as they are in view. */
  readonly pages: ReadonlyMap<string, readonly Job[]>
  /** The line of the keyboard, and the job that stood there when it was chosen. */
  readonly active: number
  readonly chosen?: Job | undefined
}

const PAGE = 50
const REFRESH_MS = 700

/** All jobs as the page holds them: pages of their lists, whatever their number. */
export const useActivity = create<Activity>(() => ({known: false, groups: noGroups, failed: 0, pages: new Map(), active: -1}))

let view = {first: 0, end: 30}
let watchers = 0
let generation = 0

/** Asks for what is in view and not there yet. */
export function wantLines(first: number, end: number): void {
  view = {first, end}
  const {groups, pages} = useActivity.getState()
  if (pagesIn(groups, view, PAGE).some((page) => !pages.has(page))) void load()
}

/** The job of a line, once its page is here. */
export function jobAt({groups, pages}: Pick<Activity, 'groups' | 'pages'>, at: number): Job | undefined {
  const line = lineAt(groups, at)
  if (line?.place === undefined) return undefined
  return pages.get(pageName(line.group, Math.floor(line.place / PAGE)))?.[line.place % PAGE]
}

export function chooseLine(at: number): void {
  const state = useActivity.getState()
  // Where its page is still on its way the job is known when that is here.
  useActivity.setState({active: at, chosen: jobAt(state, at)})
}

/** Keeps the page up to date for as long as it is shown; the answer ends it. */
export function watchActivity(): () => void {
  watchers++
  void load()
  return () => {
    watchers--
  }
}

async function load(): Promise<void> {
  const mine = ++generation
  try {
    const before = useActivity.getState()
    const {groups} = before.known ? before : await core.job.list({limit: 1})
    const wanted = pagesIn(groups, view, PAGE)
    const answers = await Promise.all((wanted.length > 0 ? wanted : [pageName('running', 0)]).map(fetchPage))
    const last = answers.at(-1)!.groups
    const failed = last.attention === 0 ? 0 : last.attention - (await core.job.list({status: 'paused', limit: 1})).total
    if (mine !== generation) return
    const now = {groups: last, failed, pages: new Map(answers.map(({name, jobs}) => [name, jobs] as const))}
    useActivity.setState((state) => ({...now, known: true, failure: undefined, ...followed(state, now)}))
    // A group that was empty has come into view.
    if (pagesIn(now.groups, view, PAGE).some((page) => !now.pages.has(page))) void load()
  } catch (error) {
    if (mine === generation) useActivity.setState({known: true, failure: failureOf(error)})
  }
}

async function fetchPage(name: string) {
  const [group, page] = name.split(' ') as [JobGroup, string]
  return {name, ...(await core.job.list({group, limit: PAGE, from: Number(page) * PAGE}))}
}

/** The keyboard's line follows its job where that is in view, and stays among the lines where it is not. */
function followed({active, chosen}: Activity, now: Pick<Activity, 'groups' | 'pages'>): Pick<Activity, 'active' | 'chosen'> {
  for (const [name, jobs] of now.pages) {
    const at = jobs.findIndex(({id}) => id === chosen?.id)
    if (at < 0) continue
    const [group, page] = name.split(' ') as [JobGroup, string]
    return {active: lineOf(now.groups, {group, place: Number(page) * PAGE + at}), chosen: jobs[at]}
  }
  const line = Math.min(active, lineCount(now.groups) - 1)
  return {active: line, chosen: chosen ?? jobAt(now, line)}
}

const loadSoon = atMostEvery(REFRESH_MS, () => watchers > 0 && void load())

onEvent('job.changed', ({job}) => {
  if (watchers === 0) return
  const {pages, chosen} = useActivity.getState()
  if (chosen?.id === job.id) useActivity.setState({chosen: job})
  const group = groupOf(job)
  for (const [name, jobs] of pages) {
    const at = jobs.findIndex(({id}) => id === job.id)
    if (at < 0) continue
    if (name.startsWith(`${group} `) && jobs[at]!.priority === job.priority)
      return useActivity.setState({pages: new Map(pages).set(name, jobs.with(at, job))})
    break
  }
  loadSoon()
})
onEvent('job.removed', loadSoon)
useSession.subscribe((now, before) => {
  if (now.round !== before.round && watchers > 0) void load()
})
