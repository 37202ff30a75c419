import {Buffer} from 'node:buffer'
import {z} from 'zod'
import {ResolveWay} from '../../contract/duplicate.ts'
import {Decision} from '../../contract/plan.ts'
import type {Spot} from '../../domain/act/spot.ts'

const bytes = z.codec(
  z.base64(),
  z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  {
    decode: (text): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')),
    encode: (raw) => Buffer.from(raw).toString('base64'),
  },
)
/** A spot and how it is shown to people. */
const Asked = z.object({folder: bytes, name: bytes, shown: z.string()})
/** A file as the index knew it when its bytes were hashed; what no number of JSON can hold stands in digits. */
const Recorded = Asked.extend({size: z.number(), mtimeNs: z.string(), ctimeNs: z.string(), inode: z.string()})
const Place = z.object({path: bytes, shown: z.string()})
const repairRefusals = ['NotFound', 'Offline', 'Damaged', 'Conflict', 'InputOutput', 'PermissionDenied'] as const
const settled = {
  /** For all that meet. */
  decision: Decision.optional(),
  /** For one, by its target's shown path. */
  decisions: z.array(z.object({path: z.string(), decision: Decision})).default([]),
}

/** What acts on files are asked for, places resolved: kept as JSON with the act, and parsed again when its plan is made. */
export const ActInput = z.discriminatedUnion('action', [
  z.object({action: z.enum(['file.copy', 'file.move']), sources: z.array(Asked), to: Place, verify: z.boolean(), ...settled}),
  z.object({action: z.literal('file.rename'), source: Asked, name: bytes, ...settled}),
  z.object({
    action: z.literal('file.batch'),
    sources: z.array(Asked),
    template: z.string().optional(),
    find: z.string().optional(),
    replace: z.string().optional(),
    regex: z.boolean().optional(),
    ignoreCase: z.boolean().optional(),
    start: z.number().optional(),
  }),
  z.object({action: z.literal('file.mkdir'), places: z.array(Place)}),
  z.object({action: z.literal('file.paste'), to: Place, name: bytes, content: bytes}),
  z.object({action: z.literal('file.extract'), sources: z.array(Asked), to: Place, verify: z.boolean(), ...settled}),
  z.object({action: z.literal('file.compress'), sources: z.array(Asked), to: Place, name: bytes, verify: z.boolean()}),
  z.object({action: z.literal('file.gather'), sources: z.array(Asked), to: Place}),
  z.object({action: z.literal('file.flatten'), source: Asked, ...settled}),
  z.object({action: z.literal('file.clean'), sources: z.array(Asked)}),
  z.object({action: z.literal('file.duplicate'), sources: z.array(Asked), verify: z.boolean()}),
  z.object({action: z.literal('file.link'), source: Asked, to: Place, hard: z.boolean(), relative: z.boolean(), ...settled}),
  z.object({action: z.literal('file.trash'), sources: z.array(Asked)}),
  z.object({action: z.literal('file.restore'), sources: z.array(Asked), ...settled}),
  z.object({action: z.literal('file.delete'), sources: z.array(Asked)}),
  z.object({action: z.literal('file.empty'), sources: z.array(Asked)}),
  z.object({
    action: z.literal('duplicate.resolve'),
    by: ResolveWay,
    /** The files that stay; `clones`: their volume can share blocks. */
    kept: z.array(Recorded.extend({clones: z.boolean()})),
    /** What goes, those of one group together; `keep`: the place of the file that stays for it. */
    sources: z.array(Recorded.extend({keep: z.number()})),
  }),
  z.object({
    action: z.literal('file.repair'),
    sources: z.array(
      Recorded.extend({
        hash: bytes.optional(),
        copy: Recorded.optional(),
        isSound: z.boolean().optional(),
        refusal: z.object({code: z.enum(repairRefusals), message: z.string()}).optional(),
      }),
    ),
  }),
  z.object({action: z.literal('undo'), act: z.string()}),
  z.object({action: z.literal('redo'), act: z.string()}),
  z.object({action: z.literal('job.retry'), act: z.string(), verify: z.boolean()}),
])
export type ActInput = z.infer<typeof ActInput>
/** Why a file cannot be repaired, before its volume is looked at. */
export type RepairRefusal = (typeof repairRefusals)[number]
export type RecordedSpot = z.infer<typeof Recorded>
export type AskedSpot = z.infer<typeof Asked>

export const spotOf = ({folder, name}: AskedSpot): Spot => ({folder, name})
