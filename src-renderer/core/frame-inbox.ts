/** Keeps what arrives until somebody listens, so that no frame and no ending is lost between opening and greeting. */
export class FrameInbox {
  #listen: ((frame: unknown) => void) | undefined
  #ended: ((reason: string) => void) | undefined
  #reason: string | undefined
  readonly #kept: unknown[] = []

  take(frame: unknown): void {
    if (this.#listen) this.#listen(frame)
    else this.#kept.push(frame)
  }

  /** Only the first reason counts. */
  end(reason: string): void {
    if (this.#reason !== undefined) return
    this.#reason = reason
    this.#ended?.(reason)
  }

  onFrame(listen: (frame: unknown) => void): void {
    this.#listen = listen
    for (const frame of this.#kept.splice(0)) listen(frame)
  }

  onClose(listen: (reason: string) => void): void {
    this.#ended = listen
    if (this.#reason !== undefined) listen(this.#reason)
  }
}
