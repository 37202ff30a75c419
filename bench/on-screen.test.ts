import {expect, test} from 'vitest'
import {untilRows} from './on-screen.ts'
import {readFrame, type Region, regionOf, textLinesIn} from './screen-rows.ts'

const where: Region = {left: 10, top: 20, width: 60, height: 200}

/** The file of a screen of 100 by 300 pixels whose lines are as told: text, or one colour. */
function screen(isText: (line: number) => boolean, shade = 0): Buffer {
  const header = Buffer.alloc(100)
  for (const [word, value] of [
    [0, 100],
    [4, 100],
    [5, 300],
    [11, 32],
    [12, 400],
    [19, 2],
  ] as const)
    header.writeUInt32BE(value, word * 4)
  const pixels = Buffer.alloc(300 * 400, 0xf0)
  for (let line = 0; line < 300; line++)
    if (isText(line)) for (let at = 48 + (line % 7) * 4; at < 200; at += 12) pixels.fill(shade, line * 400 + at, line * 400 + at + 4)
  return Buffer.concat([header, Buffer.alloc(24), pixels])
}

const region = (file: Buffer): Buffer => regionOf(readFrame(file), where)
const empty = region(screen(() => false))
const sentence = region(screen((line) => line > 100 && line < 110))
const rows = (shade = 0): Buffer => region(screen((line) => line % 28 > 8 && line % 28 < 20, shade))

test('lines of text are told from an empty window and from a sentence in it', () => {
  expect([empty, sentence, rows()].map((shown) => textLinesIn(shown, where))).toEqual([0, 1, 7])
})

const short = {where, quietMs: 60, withinMs: 400}

/** Shows one picture after the other, each for some looks. */
function pictures(...shown: readonly Buffer[]): () => Buffer {
  let looks = 0
  return () => shown[Math.min(Math.floor(looks++ / 2), shown.length - 1)]!
}

test('rows count from when they fill their place until nothing changes there', async () => {
  const {first, still} = await untilRows(pictures(empty, sentence, rows(), rows(9)), {begin: () => undefined, ...short})
  expect(first).toBeGreaterThan(16)
  expect(still).toBeGreaterThan(first)
})

test('an empty window, a sentence, rows that stood there before and rows that never rest are no rows', async () => {
  let turn = 0
  // None of them is what stood there at first: that would be no other rows.
  const restless = (): Buffer => rows(turn++ === 0 ? 0 : 1 + (turn % 2))
  const run = async (look: () => Buffer, withinMs = short.withinMs): Promise<string> =>
    untilRows(look, {begin: () => undefined, ...short, withinMs}).then(
      () => 'rows',
      (error: Error) => error.message,
    )
  expect(
    await Promise.all(
      [pictures(empty), pictures(empty, sentence), pictures(rows()), pictures(empty, rows(), empty)].map((look) => run(look)),
    ),
  ).toEqual(Array.from({length: 4}, () => 'No other rows were shown.'))
  expect(await run(restless, 3000)).toMatch(/not still/)
})
