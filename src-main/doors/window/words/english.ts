const plural = new Intl.PluralRules('en')
const count = (n: number, one: string, other: string): string => `${n} ${plural.select(n) === 'one' ? one : other}`

/** What the desktop program says, in any language. */
export type ShellWords = typeof english

/** What the desktop program itself says, outside the pages of its windows. */
export const english = {
  tray: {
    open: 'Open Onefold',
    problems: 'Recent problems',
    resume: 'Resume background work',
    pause: 'Pause background work',
    forAnHour: 'For 1 hour',
    untilTomorrow: 'Until tomorrow',
    untilResumed: 'Until I resume it',
    quit: 'Quit',
    tip: (sentence: string) => `Onefold: ${sentence}`,
    starting: 'starting',
    needed: (n: number) => count(n, 'job needs you', 'jobs need you'),
    working: (n: number) => count(n, 'job under way', 'jobs under way'),
    paused: (n: number) => count(n, 'job paused', 'jobs paused'),
    resting: 'Background work is paused',
    idle: 'Nothing to do',
  },
  notices: {
    more: (n: number) => `and ${n} more`,
    silentTitle: 'A volume does not answer',
    silentText: (name: string) => `“${name}” has stopped answering. What waits for it goes on when it is back.`,
    done: 'Done',
    failed: 'This did not work',
    partial: (n: number) => (n === 1 ? 'Done, with one problem' : `Done, with ${n} problems`),
    allDone: (n: number) => count(n, 'job is done', 'jobs are done'),
    someDone: (needing: string, done: number) => `${needing}, ${done} done`,
    goesOnTitle: 'Onefold goes on in the tray',
    goesOnText: 'Its menu opens the window again, and quits. The settings say what closing the window does.',
  },
  mended: {
    crashed: 'This window stopped working and was loaded again.',
    oom: 'This window ran out of memory and was loaded again.',
    killed: 'This window was ended from outside and was loaded again.',
    keepsEnding: 'This window keeps ending',
    nothingLost: 'What is under way goes on in the background, and nothing of it is lost.',
    load: 'Load Again',
    close: 'Close Window',
  },
}
