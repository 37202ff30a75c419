import {app} from 'electron'
import {type LaunchWish, launchWish} from './launch-wish.ts'

/** What is asked of the app from outside, kept from before it was ready. */
export interface WishQueue {
  /** What was asked for so far, together with the words of this start. */
  first(own: LaunchWish): LaunchWish
  on(follow: (wish: LaunchWish) => void): void
}

/** Listens from the first moment: macOS says what it wants opened before anything else is ready. */
export function queuedWishes(): WishQueue {
  const early: LaunchWish[] = []
  let follow: (wish: LaunchWish) => void = (wish) => void early.push(wish)
  const opened = (event: {preventDefault(): void}, text: string): void => {
    event.preventDefault()
    follow(launchWish(['--', text], '/'))
  }
  app.on('open-file', opened)
  app.on('open-url', opened)
  // The words come as they were said: those that Chromium passes on are in another order.
  app.on('second-instance', (...heard) => follow(wishOfOther(heard[3])))
  return {
    first: (own) => {
      const words = [...early.splice(0), own].flatMap((wish) => wish.words)
      return {...own, words, hidden: own.hidden && words.length === 0}
    },
    on: (listen) => {
      follow = listen
    },
  }
}

/** Another program could speak on this line too, so that what it says is looked at. */
function wishOfOther(said: unknown): LaunchWish {
  const {argv, cwd} = (said ?? {}) as {readonly argv?: unknown; readonly cwd?: unknown}
  const words = Array.isArray(argv) ? argv.filter((word) => typeof word === 'string') : []
  return launchWish(words, typeof cwd === 'string' ? cwd : '/')
}
