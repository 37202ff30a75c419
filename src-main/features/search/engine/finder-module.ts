/**
 * The finder of infixes as WebAssembly, written by hand because it is one loop: it compares the first, the last and a middle byte of
 * the needle with 16 places at once and looks at the bytes between only where all agree: with two, `.js` at the end of a name came up
 * at every ending of two letters. The zero bytes that it passes tell which name it is in.
 * `find(needle, length, from, to, slot, found)` looks at the places in [from, to), and up to 15 behind, `slot` being the name at `from`;
 * it writes the slot behind them and then each slot whose name holds the needle, once, as 32-bit numbers to `found` and answers how many.
 */
export function finderModule(): WasmModule {
  compiled ??= new wasm.Module(Uint8Array.from([...MAGIC, ...types, ...imports, ...functions, ...exported, ...code]))
  return compiled
}

let compiled: WasmModule | undefined

export type WasmModule = object
interface Wasm {
  readonly Module: new (code: Uint8Array) => WasmModule
  readonly Memory: new (size: {readonly initial: number}) => {readonly buffer: ArrayBuffer}
  readonly Instance: new (module: WasmModule, imports: object) => {readonly exports: Readonly<Record<string, unknown>>}
}
/** Every runtime of ours has it; the type libraries that go without a browser do not name it. */
export const wasm: Wasm = (globalThis as unknown as {readonly WebAssembly: Wasm}).WebAssembly

const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]
const I32 = 0x7f
const V128 = 0x7b
const EMPTY = 0x40

/** Numbers here stay below 2^14, in one or two bytes of LEB128. */
const number = (value: number): readonly number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, value >> 7])
const section = (id: number, ...content: readonly number[]): readonly number[] => [id, ...number(content.length), ...content]
const text = (word: string): readonly number[] => [word.length, ...Array.from(word, (letter) => letter.charCodeAt(0))]

const types = section(1, 1, 0x60, 6, I32, I32, I32, I32, I32, I32, 1, I32)
const imports = section(2, 1, ...text('names'), ...text('memory'), 0x02, 0x00, 1)
const functions = section(3, 1, 0)
const exported = section(7, 1, ...text('find'), 0x00, 0)

const [needle, length, from, to, slot, found] = [0, 1, 2, 3, 4, 5] as const
const [mask, zeros, place, at, next, tail, middle, here, newest] = [6, 7, 8, 9, 10, 11, 12, 13, 14] as const
/** Of 16 bytes each; the last is never set and so holds zeros. */
const [first, last, between, bytes, nothing] = [15, 16, 17, 18, 19] as const

const get = (local: number): readonly number[] => [0x20, local]
const set = (local: number): readonly number[] => [0x21, local]
const constant = (value: number): readonly number[] => [0x41, value]
const add = [0x6a]
const subtract = [0x6b]
const and = [0x71]
const shiftLeft = [0x74]
const shiftRight = [0x76]
const countTrailingZeros = [0x68]
const countOnes = [0x69]
const isZero = [0x45]
const isSame = [0x46]
const isOther = [0x47]
const isAtLeast = [0x4f]
const loadByte = [0x2d, 0, 0]
const store = [0x36, 2, 0]
const loadSixteen = [0xfd, 0x00, 0, 0]
const splat = [0xfd, 0x0f]
const equalBytes = [0xfd, 0x23]
const bothSixteen = [0xfd, 0x4e]
const maskOf = [0xfd, 0x64]
const end = [0x0b]
const block = (...body: readonly (readonly number[])[]): readonly number[] => [0x02, EMPTY, ...body.flat(), ...end]
const loop = (...body: readonly (readonly number[])[]): readonly number[] => [0x03, EMPTY, ...body.flat(), ...end]
/** -1 as a signed number of one byte. */
const MINUS_ONE = 0x7f
/** Leaves a block, or begins a loop again, so many levels out. */
const branch = (levels: number): readonly number[] => [0x0c, levels]
const branchIf = (levels: number): readonly number[] => [0x0d, levels]

/** Leaves by two levels where the bytes between first and last differ, by one where they agree. */
const compareBetween = loop(
  [...get(at), ...get(tail), ...isAtLeast, ...branchIf(1)],
  [...get(needle), ...get(at), ...add, ...loadByte, ...get(place), ...get(at), ...add, ...loadByte, ...isOther, ...branchIf(2)],
  [...get(at), ...constant(1), ...add, ...set(at)],
  branch(0),
)

const takePlaces = loop(
  [...get(mask), ...isZero, ...branchIf(1)],
  [...get(mask), ...countTrailingZeros, ...set(place)],
  [...get(mask), ...get(mask), ...constant(1), ...subtract, ...and, ...set(mask)],
  [...constant(1), ...get(place), ...shiftLeft, ...constant(1), ...subtract, ...get(zeros), ...and, ...countOnes],
  [...get(slot), ...add, ...set(here)],
  // One place of a name is enough.
  [...get(here), ...get(newest), ...isSame, ...branchIf(0)],
  [...get(from), ...get(place), ...add, ...set(place)],
  [...constant(1), ...set(at)],
  block(
    block(compareBetween),
    [...get(next), ...get(here), ...store, ...get(next), ...constant(4), ...add, ...set(next)],
    [...get(here), ...set(newest)],
  ),
  branch(0),
)

const byteAt = (address: readonly number[]): readonly number[] => [...address, ...loadByte, ...splat]

const body = [
  [...get(length), ...constant(1), ...subtract, ...set(tail)],
  [...byteAt(get(needle)), ...set(first)],
  [...byteAt([...get(needle), ...get(tail), ...add]), ...set(last)],
  [...get(length), ...constant(1), ...shiftRight, ...set(middle)],
  [...byteAt([...get(needle), ...get(middle), ...add]), ...set(between)],
  [...get(found), ...constant(4), ...add, ...set(next)],
  [...constant(MINUS_ONE), ...set(newest)],
  block(
    loop(
      [...get(from), ...get(to), ...isAtLeast, ...branchIf(1)],
      [...get(from), ...loadSixteen, ...set(bytes)],
      [...get(bytes), ...get(nothing), ...equalBytes, ...maskOf, ...set(zeros)],
      [...get(bytes), ...get(first), ...equalBytes],
      [...get(from), ...get(tail), ...add, ...loadSixteen, ...get(last), ...equalBytes, ...bothSixteen],
      [...get(from), ...get(middle), ...add, ...loadSixteen, ...get(between), ...equalBytes, ...bothSixteen, ...maskOf, ...set(mask)],
      block(takePlaces),
      [...get(slot), ...get(zeros), ...countOnes, ...add, ...set(slot)],
      [...get(from), ...constant(16), ...add, ...set(from)],
      branch(0),
    ),
  ),
  [...get(found), ...get(slot), ...store],
  [...get(next), ...get(found), ...subtract, ...constant(2), ...shiftRight, ...constant(1), ...subtract],
].flat()

const locals = [2, 9, I32, 5, V128]
const whole = [...locals, ...body, ...end]
const code = section(10, 1, ...number(whole.length), ...whole)
