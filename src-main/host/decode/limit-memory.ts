/** A picture of 200 million points is drawn in less. */
const MOST_BYTES = 1_200_000_000
const LOOK_EVERY_MS = 50

/** Ends this process when it takes more memory than a decoder may. An orderly exit would wait for the thread that takes it. */
export function limitMemory(): void {
  setInterval(() => {
    if (process.memoryUsage.rss() > MOST_BYTES) process.kill(process.pid, 'SIGKILL')
  }, LOOK_EVERY_MS).unref()
}
