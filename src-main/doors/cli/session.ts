import type {Connection} from '../../contract/client.ts'
import type {CoreStarter} from '../rpc/core-starter.ts'
import type {Standpoint} from './absolute-path.ts'
import type {GlobalOptions} from './global-options.ts'
import type {Output} from './output.ts'

/** What the program gives the command line of the machine. */
export interface CliPlace extends Standpoint {
  readonly appVersion: string
  readonly out: Output
  /** Makes the data dir when it is not there; answers its real path. */
  openDataDir(said: string | undefined): Promise<string>
  starterFor(dataDir: string): CoreStarter
  /** Asks a person on a terminal; false where there is none. */
  confirm(question: string): Promise<boolean>
  /** All of standard input; of more than `mostBytes` only a beginning that is longer. Nothing where a person types. */
  readonly readPiped: (mostBytes: number) => Promise<Uint8Array | undefined>
  readonly interrupted: AbortSignal
}

/** One command's way to the core; reached when it is first needed, so that help and usage errors start nothing. */
export interface Session {
  readonly place: CliPlace
  readonly globals: GlobalOptions
  /** Connects, and starts a daemon when none runs. */
  connect(): Promise<Connection>
  /** Stops the core that runs; answers its pid, nothing when none ran. */
  stop(): Promise<number | undefined>
  close(): void
}

/** Opens nothing yet: the socket's code is loaded with the first wish to connect. */
export function newSession(place: CliPlace, globals: GlobalOptions): Session {
  let connection: Promise<Connection> | undefined

  const reach = async (): Promise<Connection> => {
    const [{reachCore}, {contractHash}, {WIRE_VERSION}] = await Promise.all([
      import('../rpc/reach-core.ts'),
      import('../../contract/contract-hash.ts'),
      import('../../contract/wire.ts'),
    ])
    const dataDir = await place.openDataDir(globals.dataDir)
    const library = globals.library === undefined ? {} : {library: globals.library}
    const hello = {
      wire: WIRE_VERSION,
      contract: contractHash(),
      appVersion: place.appVersion,
      schema: 0,
      dataDir,
      client: 'cli',
      ...library,
    }
    return reachCore(place.starterFor(dataDir), hello)
  }

  return {
    place,
    globals,
    connect: () => (connection ??= reach()),
    stop: async () => {
      const {stopCore} = await import('../rpc/stop-core.ts')
      return stopCore(place.starterFor(await place.openDataDir(globals.dataDir)), place.appVersion)
    },
    close: () =>
      void connection?.then(
        (open) => open.close(),
        () => undefined,
      ),
  }
}
