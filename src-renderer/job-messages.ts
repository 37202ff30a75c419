import {amount} from './ui/format.ts'

const plural = new Intl.PluralRules('en')
const list = new Intl.ListFormat('en')
const count = (n: number, one: string, other: string): string => `${amount(n)} ${plural.select(n) === 'one' ? one : other}`

interface JobSums {
  readonly running: number
  readonly waiting: number
  readonly paused: number
  readonly failed: number
}

/** What the window says of jobs, in its panel and on its page. */
export const jobMessages = {
  none: 'No work in hand',
  running: (n: number) => count(n, 'job running', 'jobs running'),
  show: 'Show jobs',
  hide: 'Hide jobs',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  retry: 'Try again',
  of: (what: string, title: string) => `${what}: ${title}`,
  progress: (title: string) => `Progress of ${title}`,
  doneOf: (done: string, total: string) => `${done} of ${total}`,
  soFar: (done: string) => `${done} so far`,
  left: (time: string) => `${time} left`,
  rate: (rate: string) => `${rate}/s`,
  speedOf: (rate: string) => (rate === '' ? 'Speed' : `Speed, now ${rate}`),
  problems: (n: number) => count(n, 'problem', 'problems'),
  moreProblems: (n: number) => `and ${amount(n)} more`,
  took: (time: string) => `took ${time}`,
  status: {
    queued: 'Waiting',
    running: 'Running',
    paused: 'Paused',
    completed: 'Done',
    partial: 'Done, with problems',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  phases: {
    discovery: 'Finding files',
    processing: 'Reading facts',
    aggregation: 'Adding up folders',
    content: 'Reading contents',
    analysis: 'Looking into files',
  } as Readonly<Record<string, string>>,
  rests: {battery: 'Rests while this machine is on its battery'},
  kinds: {index: 'Index'} as Readonly<Record<string, string>>,
  kindNames: {
    index: 'Index',
    act: 'Act on files',
    'find-duplicates': 'Search for duplicates',
    validate: 'Validation',
  } as Readonly<Record<string, string>>,

  /** What is going on, in one sentence: how many jobs run, wait, are paused and have failed. */
  state: ({running, waiting, paused, failed}: JobSums) => {
    const parts = [
      [running, plural.select(running) === 'one' ? 'is running' : 'are running'],
      [waiting, plural.select(waiting) === 'one' ? 'is waiting' : 'are waiting'],
      [paused, plural.select(paused) === 'one' ? 'is paused' : 'are paused'],
      [failed, plural.select(failed) === 'one' ? 'has failed' : 'have failed'],
    ] as const
    const told = parts.filter(([n]) => n > 0).map(([n, does], at) => `${at === 0 ? count(n, 'job', 'jobs') : amount(n)} ${does}`)
    return told.length === 0 ? 'Nothing is being done, and nothing waits.' : `${list.format(told)}.`
  },
  all: 'All activity',
  moreWaiting: (n: number) => `and ${count(n, 'more job waits', 'more jobs wait')}`,
  needed: (n: number) => `${count(n, 'job needs', 'jobs need')} attention`,
  dismiss: 'Put away',
  retriedAt: (time: string, reason: string) => `Tried again at ${time}: ${reason}`,
  retried: (n: number) => `tried again ${count(n, 'time', 'times')}`,
  priority: 'Priority',
  priorities: {first: 'First', normal: 'Normal', background: 'In the background'},
  groups: {running: 'Running', attention: 'Needs attention', waiting: 'Waiting', ended: 'Ended'},
  groupOf: (group: string, n: number) => `${group}, ${amount(n)}`,
  details: 'Details of the job',
  choose: 'Choose a job to see all of it.',
  facts: {kind: 'Kind', queued: 'Queued', began: 'Began', ended: 'Ended', took: 'Time at work', speed: 'Speed', retries: 'Retries'},
  problemsOf: 'Problems',
  log: 'Log',
  logOf: (title: string) => `Log of ${title}`,
  showLog: 'Show the log',
  logEmpty: 'The log has no lines of it any more.',
  figures: 'Figures',
  phaseFacts: (n: number, time: string) => `${amount(n)}, ${time}`,
  skipped: 'nothing to do',
}
