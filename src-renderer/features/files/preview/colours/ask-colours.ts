import type {Asked, Found} from './colour-worker.ts'

/** A text that takes longer stays as far as it was told apart: some texts take a grammar minutes. */
const DEADLINE_MS = 5_000
/** A worker that nobody asks for so long is ended. */
const IDLE_MS = 20_000

let idle: Worker | undefined
let ending: ReturnType<typeof setTimeout> | undefined

/** Has a text told apart by a worker, and tells what was found, of a long text twice. The answer lets it go. */
export function askColours(asked: Asked, tell: (marks: NonNullable<Found['marks']>) => void): () => void {
  const worker = take()
  const leave = (): void => {
    clearTimeout(deadline)
    worker.onmessage = worker.onerror = null
    worker.terminate()
  }
  const deadline = setTimeout(leave, DEADLINE_MS)
  let isDone = false
  worker.onerror = leave
  worker.onmessage = ({data: {marks, isLast}}: MessageEvent<Found>) => {
    if (marks) tell(marks)
    if (!isLast) return
    isDone = true
    clearTimeout(deadline)
    keep(worker)
  }
  worker.postMessage(asked)
  return () => {
    if (!isDone) leave()
  }
}

function take(): Worker {
  clearTimeout(ending)
  const worker = idle ?? new Worker(new URL('./colour-worker.ts', import.meta.url), {type: 'module'})
  idle = undefined
  return worker
}

/** Who steps through files asks again at once, and a worker has all grammars to read before it can answer. */
function keep(worker: Worker): void {
  worker.onmessage = worker.onerror = null
  idle?.terminate()
  idle = worker
  clearTimeout(ending)
  ending = setTimeout(() => {
    idle?.terminate()
    idle = undefined
  }, IDLE_MS)
}
