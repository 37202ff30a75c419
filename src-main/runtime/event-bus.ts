import type {CoreEvent} from '../contract/events.ts'

/** Carries what happened from features to doors, within the core's thread. */
export interface EventBus {
  emit(event: CoreEvent): void
  on(listen: (event: CoreEvent) => void): () => void
}

/** A listener that throws does not keep the others from hearing; its error goes to `report`. */
export function openEventBus(report: (error: unknown) => void): EventBus {
  const listeners = new Set<(event: CoreEvent) => void>()
  return {
    emit: (event) => {
      for (const listen of listeners) {
        try {
          listen(event)
        } catch (error) {
          report(error)
        }
      }
    },
    on: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}
