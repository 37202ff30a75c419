import {CoreError} from '../contract/errors.ts'
import type {VolumeServer} from './volume/index.ts'

/** What is begun by one call and goes on by others: all of them are for the server that has it open. */
export interface Sittings {
  begin(id: string, server: VolumeServer, ask: (server: VolumeServer) => Promise<unknown>): Promise<void>
  /** Fails where nothing of that name is open. */
  in(id: string): VolumeServer
  /** Ends it; one whose server is gone has ended with it. */
  end(id: string, ask: (server: VolumeServer) => Promise<unknown>): Promise<void>
  /** It ended by itself. */
  over(id: string): void
}

export function openSittings(kind: string): Sittings {
  const open = new Map<string, {readonly server: VolumeServer; readonly release: () => void}>()
  const over = (id: string): void => {
    open.get(id)?.release()
    open.delete(id)
  }
  return {
    over,
    begin: async (id, server, ask) => {
      over(id)
      open.set(id, {server, release: server.hold()})
      try {
        await ask(server)
      } catch (error) {
        over(id)
        throw error
      }
    },
    in: (id) => {
      const sitting = open.get(id)
      if (!sitting) throw new CoreError({code: 'NotFound', message: `No ${kind} “${id}” is under way.`})
      return sitting.server
    },
    end: async (id, ask) => {
      const sitting = open.get(id)
      if (!sitting) return
      try {
        await ask(sitting.server)
      } catch (error) {
        if (!(error instanceof CoreError)) throw error
      } finally {
        over(id)
      }
    },
  }
}
