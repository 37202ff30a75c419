import {join} from 'node:path'
import {z} from 'zod'
import {DeviceId, LibraryId} from '../../contract/ids.ts'
import type {LibraryFiles} from '../../domain/library-files.ts'
import type {Log, Random} from '../../domain/ports.ts'

const Marks = z.object({libraryEpoch: z.string(), librarySeq: z.number(), indexEpoch: z.string(), indexSeq: z.number()})

/** What a data dir knows beside its libraries: which device this is, which library is in use, and how far each had come. */
export const DeviceState = z.looseObject({
  device: z.object({id: DeviceId, name: z.string().min(1)}),
  current: LibraryId.optional(),
  seen: z.record(z.string(), Marks).default({}),
})
export type DeviceState = z.infer<typeof DeviceState>

export interface DeviceParts {
  readonly dataDir: string
  readonly files: Pick<LibraryFiles, 'readText' | 'writeText'>
  readonly random: Pick<Random, 'uuid'>
  readonly log: Log
  /** The machine's name, for a device that has none yet. */
  readonly deviceName: string
}

/** Reads the state of the device, and makes its identity at the first start. An unreadable one is a new device: two devices must never write under one id. */
export async function readDeviceState(parts: DeviceParts): Promise<DeviceState> {
  const text = await parts.files.readText(pathOf(parts.dataDir))
  const known = text === undefined ? undefined : parse(text)
  if (known) return known
  if (text !== undefined) parts.log.write('warn', 'library', 'device.json could not be read; this data dir is a new device now')
  const fresh: DeviceState = {device: {id: parts.random.uuid() as DeviceId, name: parts.deviceName || 'This device'}, seen: {}}
  await writeDeviceState(parts, fresh)
  return fresh
}

export async function writeDeviceState({dataDir, files}: Pick<DeviceParts, 'dataDir' | 'files'>, state: DeviceState): Promise<void> {
  await files.writeText(pathOf(dataDir), `${JSON.stringify(state, undefined, 2)}\n`)
}

const pathOf = (dataDir: string): string => join(dataDir, 'device.json')

function parse(text: string): DeviceState | undefined {
  try {
    return DeviceState.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
