import type {Problem, ProblemCode} from './terms.ts'

type Said = Pick<Problem, 'key' | 'value'>

/** What is said of a term that was not understood, in one sentence. */
export const problemSentences: Readonly<Record<ProblemCode, (problem: Said) => string>> = {
  unknownKey: ({key}) => `“${key}:” is nothing that can be asked for. To look for it in names, put it in quotes.`,
  noValue: ({key}) => `“${key}:” needs a value.`,
  needlessValue: ({key, value}) =>
    `“${key}:” takes no value, so “${value}” was not understood. A space before it makes it a word of its own.`,
  badSize: ({value}) => `“${value}” is no size. Write 10mb, >10mb, 1mb..2gb or empty.`,
  badDate: ({value}) => `“${value}” is no date. Write today, lastmonth, last7days, 2024, >2024-03 or 2024-03..2024-05.`,
  badCount: ({value}) => `“${value}” is no number of copies. Write 1, <2 or 2..5.`,
  unknownKind: ({value}) => `There is no kind “${value}”. Write image, video, audio, document, folder or another kind.`,
  unknownState: ({value}) => `“is:${value}” is nothing that can be asked for. Write file, folder, link, hidden, online or offline.`,
  badExpression: ({value}) => `The expression “${value}” cannot be used. It must be whole, and not refer back or look around.`,
  openQuote: ({value}) => `The quote before “${value}” is not closed.`,
  loneOr: () => 'A “|” needs a word on each side.',
}

export const problemSentence = (problem: Problem): string => problemSentences[problem.code](problem)
