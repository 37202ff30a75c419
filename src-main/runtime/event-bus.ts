import type {CoreEvent} from '../contract/events.ts'

/** Carries what happened from features to doors, within the core's thread. */
export interface EventBus {
  emit(event: CoreEvent): void
  on(listen: (event: CoreEvent) => void): () => void
}

/** A listener that throws does not keep the others from hearing; its error goes to `report`. */
export function openEventBus(report: (error: unknown) => void): EventBus {
  const listeners = new Set<(event: CoreEvent) => void>()
  // What is reported may become an event itself: a listener that fails on that one too must not be reported for ever.
  let reporting = false
  const tell = (error: unknown): void => {
    if (reporting) return
    reporting = true
    report(error)
    reporting = false
  }
  return {
    emit: (event) => {
      for (const listen of listeners) {
        try {
          listen(event)
        } catch (error) {
          tell(error)
        }
      }
    },
    on: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}
