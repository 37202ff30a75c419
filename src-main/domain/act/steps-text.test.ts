import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {encodeUtf8} from '../utf8.ts'
import type {Facts, Spot} from './spot.ts'
import {partText, readPart, readResults, resultsText} from './steps-text.ts'
import type {Step, StepResult} from './step.ts'
import {archiveFormats} from '../archive/format.ts'

const name = fc.oneof(
  fc.string({unit: 'grapheme', minLength: 1, maxLength: 8}).map((text) => encodeUtf8(text.replaceAll('/', '∕'))),
  fc.uint8Array({minLength: 1, maxLength: 8}).map((bytes) => bytes.map((byte) => (byte === 0x2f ? 0xff : byte))),
)
const folder = fc
  .array(name, {maxLength: 4})
  .map((names) => (names.length === 0 ? encodeUtf8('/') : Uint8Array.from(names.flatMap((one) => [0x2f, ...one]))))
const spot: fc.Arbitrary<Spot> = fc.record({folder, name})
const nanoseconds = fc.bigInt({min: -(2n ** 63n), max: 2n ** 63n - 1n})
const facts: fc.Arbitrary<Facts> = fc.record({
  kind: fc.nat(3),
  size: fc.maxSafeNat(),
  mode: fc.nat(0o177777),
  nlink: fc.nat(),
  owner: fc.nat(),
  group: fc.nat(),
  device: fc.maxSafeNat().map(String),
  inode: nanoseconds,
  mtimeNs: nanoseconds,
  ctimeNs: nanoseconds,
  birthNs: nanoseconds,
})
const bytes = fc.uint8Array({maxLength: 40})
const item = fc.nat()
const touched = fc.option(fc.constant(true), {nil: undefined})
const bringing = {item, touched, to: spot, existing: fc.option(facts, {nil: undefined}), keptBoth: touched}
const moving = {...bringing, from: spot, seen: facts}
const kind = <K extends Step['kind']>(word: K) => ({kind: fc.constant(word)})
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({...kind('make-folder'), item, touched, to: spot, keptBoth: touched, mode: fc.nat(0o7777)}),
  fc.record({...kind('settle-folder'), item, touched, from: spot, to: spot, seen: facts}),
  fc.record({...kind('copy-file'), ...moving, removeSource: fc.boolean()}),
  fc.record({...kind('copy-link'), ...moving, target: bytes, removeSource: fc.boolean()}),
  fc.record({...kind('join'), ...moving, first: spot, removeSource: fc.boolean()}),
  fc.record({...kind('move'), ...moving}),
  fc.record({...kind('remove'), item, touched, from: spot, seen: facts}),
  fc.record({...kind('trash'), item, touched, from: spot, seen: facts, to: spot, infoAt: spot, info: bytes}),
  fc.record({...kind('restore'), ...moving, infoAt: spot}),
  fc.record({...kind('new-link'), ...bringing, target: bytes}),
  fc.record({
    ...kind('pack'),
    item,
    touched,
    to: spot,
    keptBoth: touched,
    format: fc.constantFrom(...archiveFormats),
    sources: fc.array(spot),
    count: fc.nat(),
    size: fc.nat(),
  }),
  fc.record({...kind('new-file'), item, touched, to: spot, keptBoth: touched, content: bytes, mode: fc.nat(0o7777)}),
  fc.record({...kind('new-hard-link'), ...moving}),
  fc.record({...kind('swap-version'), item, touched, from: spot, seen: facts, to: spot, existing: facts}),
  fc.record({...kind('nothing'), item, touched, to: spot, why: fc.constantFrom('skip', 'identical', 'same-place', 'special', 'mount')}),
)
const result: fc.Arbitrary<StepResult> = fc.record(
  {
    outcome: fc.constantFrom('done', 'skipped', 'kept-both', 'replaced', 'refused', 'failed'),
    error: fc.record({code: fc.constantFrom('DiskFull', 'Conflict'), message: fc.string()}),
    made: facts,
    hash: fc.uint8Array({minLength: 32, maxLength: 32}),
    verified: fc.boolean(),
    version: spot,
    lost: fc.array(fc.string(), {maxLength: 3}),
    bytes: fc.maxSafeNat(),
  },
  {requiredKeys: ['outcome']},
)

describe('the text of a part', () => {
  it('is read back as the same part, and gives the same text again', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(step, {maxLength: 12}), (no, steps) => {
        const text = partText({no, steps})
        expect(readPart(text)).toEqual({no, steps})
        expect(partText(readPart(text))).toBe(text)
      }),
    )
  })

  it('is told apart from the text of any other part', () => {
    fc.assert(
      fc.property(step, step, (a, b) => {
        const isSame = partText({no: 0, steps: [a]}) === partText({no: 0, steps: [b]})
        if (isSame) expect(a).toEqual(b)
      }),
    )
  })

  it('is the one that is written here', () => {
    const seen: Facts = {
      kind: 0,
      size: 5,
      mode: 0o644,
      nlink: 1,
      owner: 1,
      group: 2,
      device: '66',
      inode: -9n,
      mtimeNs: 7n,
      ctimeNs: 8n,
      birthNs: 0n,
      allocatedBytes: 4096,
    }
    const [from, to] = ['/a', '/a/ü'].map((text) => ({folder: encodeUtf8(text), name: Uint8Array.of(0x78, 0xff)})) as [Spot, Spot]
    expect(partText({no: 3, steps: [{kind: 'move', item: 0, keptBoth: undefined, from, to, seen}]})).toBe(
      '{"no":3,"folders":["/a",[0,"ü"]],"steps":[{"kind":"move","item":0,"from":[0,{"base64":"eP8="}],"to":[1,{"base64":"eP8="}],' +
        '"seen":[0,5,420,1,1,2,"66","-9","7","8","0"]}]}',
    )
  })

  it('does not grow with the square of the depth', () => {
    const steps = Array.from({length: 256}, (_, depth): Step => {
      const to = {folder: encodeUtf8(`/${'d'.repeat(99)}`.repeat(depth + 1)), name: encodeUtf8('x')}
      return {kind: 'make-folder', item: 0, to, mode: 0o700}
    })
    expect(partText({no: 0, steps}).length).toBeLessThan(256 * 250)
    expect(readPart(partText({no: 0, steps}))).toEqual({no: 0, steps})
  })

  it.each([
    '',
    '{}',
    '{"no":0,"folders":[],"steps":[{"kind":"move","item":0}]}',
    '{"no":0,"folders":[],"steps":[{"kind":"other","item":0}]}',
    '{"no":0,"folders":[[0,"a"]],"steps":[]}',
    '{"no":0,"folders":[],"steps":[{"kind":"new-link","item":0,"to":[0,"a"],"target":""}]}',
  ])('that is damaged is not read: %j', (text) => {
    expect(() => readPart(text)).toThrow(expect.objectContaining({code: 'Damaged'}))
  })
})

it('reads results back as they were', () => {
  fc.assert(
    fc.property(fc.array(result, {maxLength: 8}), (results) => {
      expect(readResults(resultsText(results))).toEqual(results)
    }),
  )
})
